package dev.synod.session.adapter.prompt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.synod.events.MessageJson;
import dev.synod.events.llm.LlmRequest.OutputSchema;
import dev.synod.session.core.desk.Purpose;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** The shapes of wanted answers, from {@code schemas/}; what varies by request is filled in. */
final class Schemas {
    private Schemas() {}

    /** The schema of a purpose as it stands. */
    static OutputSchema of(Purpose purpose) {
        return new OutputSchema(nameOf(purpose), load(purpose));
    }

    /** The schema with the values that its list may hold, and how many of them. */
    static OutputSchema choosing(Purpose purpose, String list, Stream<String> values, int count) {
        ObjectNode schema = load(purpose);
        ObjectNode array = (ObjectNode) schema.required("properties").required(list);
        ArrayNode allowed = ((ObjectNode) array.required("items")).putArray("enum");
        values.forEach(allowed::add);
        array.put("minItems", count);
        array.put("maxItems", count);
        return new OutputSchema(nameOf(purpose), schema);
    }

    private static String nameOf(Purpose purpose) {
        return purpose.name().toLowerCase(Locale.ROOT);
    }

    private static ObjectNode load(Purpose purpose) {
        String resource = "/schemas/" + nameOf(purpose) + ".json";
        try (InputStream json = Schemas.class.getResourceAsStream(resource)) {
            JsonNode schema = MessageJson.MAPPER.readTree(Objects.requireNonNull(json, resource));
            return (ObjectNode) schema;
        } catch (IOException e) {
            throw new IllegalStateException(resource + " is not JSON", e);
        }
    }
}
