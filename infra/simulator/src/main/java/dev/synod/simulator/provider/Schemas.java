package dev.synod.simulator.provider;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Schemas that stand in a prompt's text, in a fence of the language {@code json-schema}. */
final class Schemas {

    /** What is answered when JSON is asked for without saying which. */
    static final JsonObject ANY = new JsonObject(
            "{\"type\":\"object\",\"properties\":{\"summary\":{\"type\":\"string\"},"
                    + "\"points\":{\"type\":\"array\",\"items\":{\"type\":\"string\"}},\"confidence\":{\"type\":\"number\"}}}");

    private static final Pattern FENCE = Pattern.compile("```json-schema\\s*\\n([^`]*)```");

    private Schemas() {}

    /** The last schema in the text, or null. */
    static @Nullable JsonObject inText(String text) {
        JsonObject found = null;
        Matcher fence = FENCE.matcher(text);
        while (fence.find()) {
            try {
                found = new JsonObject(fence.group(1));
            } catch (DecodeException | ClassCastException notASchema) {
                continue;
            }
        }
        return found;
    }
}
