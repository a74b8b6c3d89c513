/** Histories in partitions by month, by JDBC: whole months take longer than a statement of the service may. */
@NullMarked
package dev.synod.record.adapter.store.month;

import org.jspecify.annotations.NullMarked;
