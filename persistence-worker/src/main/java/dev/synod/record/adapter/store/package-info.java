/** The record in PostgreSQL, by the plain reactive client: bulk writes and the reads of the API. */
@NullMarked
package dev.synod.record.adapter.store;

import org.jspecify.annotations.NullMarked;
