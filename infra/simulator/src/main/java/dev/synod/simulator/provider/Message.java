package dev.synod.simulator.provider;

import dev.synod.simulator.http.ApiError;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The text of a message, whose content is either a text or a list of parts. */
final class Message {

    private Message() {}

    static String role(JsonObject message, int index, Set<String> allowed) {
        if (message.getValue("role") instanceof String role && allowed.contains(role)) {
            return role;
        }
        throw ApiError.invalid("messages." + index + ".role: Input should be one of " + String.join(", ", allowed));
    }

    static String text(@Nullable Object content, String where) {
        if (content instanceof String text) {
            return text;
        }
        if (!(content instanceof JsonArray parts)) {
            throw ApiError.invalid(where + ": Input should be a string or an array of content parts");
        }
        List<String> texts = new ArrayList<>();
        for (Object part : parts) {
            if (!(part instanceof JsonObject object) || !(object.getValue("type") instanceof String type)) {
                throw ApiError.invalid(where + "." + texts.size() + ".type: Field required");
            }
            Object text = object.getValue("text");
            if (type.equals("text") && !(text instanceof String)) {
                throw ApiError.invalid(where + "." + texts.size() + ".text: Field required");
            }
            texts.add(text instanceof String s ? s : "");
        }
        return String.join("\n", texts);
    }
}
