package dev.synod.simulator.json;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import java.util.ArrayList;
import java.util.List;

/** A JSON Schema with its references, alternatives and nullable types settled: one plain schema per place. */
final class SchemaView {

    private static final int MOST_HOPS = 20;

    private final JsonObject root;

    SchemaView(JsonObject root) {
        this.root = root;
    }

    /** The plain schema that stands behind this one. */
    JsonObject settle(JsonObject schema) {
        JsonObject current = schema;
        for (int hop = 0; hop < MOST_HOPS; hop++) {
            if (current.getValue("$ref") instanceof String reference) {
                current = target(reference).mergeIn(without(current, "$ref"));
            } else if (current.getValue("allOf") instanceof JsonArray all) {
                JsonObject merged = without(current, "allOf");
                objects(all).forEach(part -> merged.mergeIn(settle(part), true));
                current = merged;
            } else if (alternatives(current) instanceof JsonArray any) {
                JsonObject base = without(without(current, "anyOf"), "oneOf");
                current = base.mergeIn(firstNotNull(any), true);
            } else {
                return current;
            }
        }
        return new JsonObject();
    }

    /** The type, the first that is not null where there are several, guessed where there is none. */
    static String type(JsonObject schema) {
        Object type = schema.getValue("type");
        if (type instanceof String single) {
            return single;
        }
        if (type instanceof JsonArray several) {
            return several.stream()
                    .map(String::valueOf)
                    .filter(t -> !t.equals("null"))
                    .findFirst()
                    .orElse("null");
        }
        return schema.containsKey("properties") ? "object" : schema.containsKey("items") ? "array" : "string";
    }

    static List<JsonObject> objects(JsonArray array) {
        List<JsonObject> result = new ArrayList<>();
        for (Object item : array) {
            if (item instanceof JsonObject object) {
                result.add(object);
            }
        }
        return result;
    }

    private static Object alternatives(JsonObject schema) {
        return schema.containsKey("anyOf") ? schema.getValue("anyOf") : schema.getValue("oneOf", Boolean.FALSE);
    }

    private static JsonObject firstNotNull(JsonArray alternatives) {
        List<JsonObject> all = objects(alternatives);
        return all.stream()
                .filter(option -> !"null".equals(option.getValue("type")))
                .findFirst()
                .orElseGet(() -> new JsonObject().put("type", "null"))
                .copy();
    }

    private JsonObject target(String reference) {
        Object node = root;
        if (reference.startsWith("#/")) {
            for (String step : reference.substring(2).split("/")) {
                String key = step.replace("~1", "/").replace("~0", "~");
                node = node instanceof JsonObject object ? object.getValue(key) : null;
            }
        }
        return node instanceof JsonObject object ? object.copy() : new JsonObject();
    }

    private static JsonObject without(JsonObject schema, String key) {
        JsonObject copy = schema.copy();
        copy.remove(key);
        return copy;
    }
}
