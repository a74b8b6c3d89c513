/** Envelopes to and from Kafka records. */
@NullMarked
package dev.synod.kit.kafka;

import org.jspecify.annotations.NullMarked;
