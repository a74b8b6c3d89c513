/** The record's REST API and readiness. */
@NullMarked
package dev.synod.record.adapter.http;

import org.jspecify.annotations.NullMarked;
