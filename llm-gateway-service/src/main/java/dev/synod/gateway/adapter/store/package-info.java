/** The ledger of calls, a durable work queue in PostgreSQL. */
@NullMarked
package dev.synod.gateway.adapter.store;

import org.jspecify.annotations.NullMarked;
