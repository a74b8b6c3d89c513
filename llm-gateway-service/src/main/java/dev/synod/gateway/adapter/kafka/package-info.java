/** Requests, orders and other replicas' circuits in; deltas, orders and circuit states out. */
@NullMarked
package dev.synod.gateway.adapter.kafka;

import org.jspecify.annotations.NullMarked;
