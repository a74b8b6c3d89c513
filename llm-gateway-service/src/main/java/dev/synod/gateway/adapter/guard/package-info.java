/** Circuit breaker, retry and bulkhead per provider and operation. */
@NullMarked
package dev.synod.gateway.adapter.guard;

import org.jspecify.annotations.NullMarked;
