package dev.synod.record.adapter.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.synod.events.MessageJson;

/** Parts of events as JSON text, in the same form as on the topic. */
final class Json {
    private Json() {}

    static String of(Object part) {
        try {
            return MessageJson.MAPPER.writeValueAsString(part);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a part of an event must be writable: " + part.getClass(), e);
        }
    }
}
