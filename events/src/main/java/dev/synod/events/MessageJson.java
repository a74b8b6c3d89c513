package dev.synod.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.jspecify.annotations.Nullable;

import java.io.IOException;

/**
 * The one JSON form of all messages: ISO times, absent rather than null, unknown fields ignored, and a
 * component that isn't {@code @Nullable} must be there.
 */
public final class MessageJson {
    /** Shared and immutable by convention: nobody reconfigures it. */
    public static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .annotationIntrospector(
                    AnnotationIntrospector.pair(new RequiredComponents(), new JacksonAnnotationIntrospector()))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private MessageJson() {}

    /** The JSON text of a message. */
    public static String write(Message message) {
        try {
            return MAPPER.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a message must always be writable: " + message.getClass(), e);
        }
    }

    /**
     * Reads one message.
     *
     * @throws UnreadableMessage if the value is not the JSON of that record
     */
    public static <T extends Message> T read(byte @Nullable [] value, Class<T> type) {
        if (value == null) {
            throw new UnreadableMessage("there is no value");
        }
        try {
            T message = MAPPER.readValue(value, type);
            if (message == null) {
                throw new UnreadableMessage("the value is JSON null, not a " + type.getSimpleName());
            }
            return message;
        } catch (IOException e) {
            throw new UnreadableMessage("the value is not a " + type.getSimpleName() + ": " + e.getMessage(), e);
        }
    }
}
