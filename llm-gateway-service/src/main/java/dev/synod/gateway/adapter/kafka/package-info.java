/** Requests in; deltas and circuit states out. */
@NullMarked
package dev.synod.gateway.adapter.kafka;

import org.jspecify.annotations.NullMarked;
