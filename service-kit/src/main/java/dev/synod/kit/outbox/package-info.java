/** What must reach Kafka, written in the same transaction as the state it comes from. */
@NullMarked
package dev.synod.kit.outbox;

import org.jspecify.annotations.NullMarked;
