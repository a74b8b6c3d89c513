package dev.synod.stream.adapter.kafka;

import dev.synod.events.UnreadableMessage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;

/** A record's headers as text, read one by one: the value is passed on as it is. */
final class RecordHeaders {
    private RecordHeaders() {}

    /** The last value of a header; null if there is none. */
    static @Nullable String find(ConsumerRecord<?, ?> message, String name) {
        Header header = message.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** The value of a header that must be there. */
    static String required(ConsumerRecord<?, ?> message, String name) {
        String value = find(message, name);
        if (value == null || value.isEmpty()) {
            throw new UnreadableMessage("header " + name + " is missing");
        }
        return value;
    }
}
