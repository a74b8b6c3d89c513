/** Takes session events from Kafka, batch by batch. */
@NullMarked
package dev.synod.record.adapter.kafka;

import org.jspecify.annotations.NullMarked;
