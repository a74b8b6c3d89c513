package dev.synod.gateway.adapter.http.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.synod.events.MessageJson;
import dev.synod.events.llm.LlmRequest.ChatMessage;
import dev.synod.events.llm.LlmRequest.OutputSchema;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a client asks. A parameter that would change the answer and can't be honoured is refused rather than passed over.
 *
 * @param model the name of a route
 * @param maxOutputTokens absent for the default
 * @param withUsage true if a stream is to end with the tokens used
 */
record ChatRequest(
        String model,
        List<ChatMessage> messages,
        @Nullable OutputSchema output,
        @Nullable Integer maxOutputTokens,
        double temperature,
        boolean stream,
        boolean withUsage) {
    private static final Set<String> KNOWN = Set.of(
            "model",
            "messages",
            "max_tokens",
            "max_completion_tokens",
            "temperature",
            "stream",
            "stream_options",
            "response_format",
            "n",
            // These say something of the client, and nothing to the model.
            "user",
            "metadata",
            "store",
            "safety_identifier");

    /** A wrong request. */
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient ChatError error;

        Wrong(@Nullable String param, String code, String message) {
            super(message, null, false, false);
            this.error = ChatError.invalid(param, code, message);
        }

        ChatError error() {
            return error;
        }
    }

    /**
     * Reads a body.
     *
     * @throws Wrong with the parameter at fault, what is wrong with it, and what would be right
     */
    static ChatRequest read(String body) throws Wrong {
        JsonNode root = tree(body);
        for (Map.Entry<String, JsonNode> property : root.properties()) {
            if (!KNOWN.contains(property.getKey()) && !property.getValue().isNull()) {
                throw new Wrong(
                        property.getKey(),
                        "unsupported_parameter",
                        "'%s' is not supported here: leave it out".formatted(property.getKey()));
            }
        }
        if (root.path("n").asInt(1) != 1) {
            throw new Wrong("n", "unsupported_value", "'n' is %s: one choice is made, give 1".formatted(root.get("n")));
        }
        return new ChatRequest(
                text(root, "model"),
                messages(root.path("messages")),
                output(root.path("response_format")),
                tokens(root),
                temperature(root.path("temperature")),
                root.path("stream").asBoolean(false),
                root.at("/stream_options/include_usage").asBoolean(false));
    }

    private static JsonNode tree(String body) throws Wrong {
        try {
            JsonNode root = MessageJson.MAPPER.readTree(body);
            if (root.isObject()) {
                return root;
            }
        } catch (JsonProcessingException e) {
            throw new Wrong(null, "invalid_json", "the body is no JSON: " + e.getOriginalMessage());
        }
        throw new Wrong(null, "invalid_json", "the body is no JSON object");
    }

    private static String text(JsonNode root, String name) throws Wrong {
        JsonNode value = root.path(name);
        if (!value.isTextual() || value.asText().isBlank()) {
            throw new Wrong(name, "invalid_value", "'%s' is missing: give a text".formatted(name));
        }
        return value.asText();
    }

    private static @Nullable Integer tokens(JsonNode root) throws Wrong {
        String name = root.hasNonNull("max_completion_tokens") ? "max_completion_tokens" : "max_tokens";
        JsonNode value = root.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.canConvertToInt() || !value.isIntegralNumber() || value.asInt() < 1) {
            throw new Wrong(name, "invalid_value", "'%s' is %s: give a whole number from 1".formatted(name, value));
        }
        return value.asInt();
    }

    private static double temperature(JsonNode value) throws Wrong {
        if (value.isMissingNode() || value.isNull()) {
            return 1;
        }
        if (!value.isNumber() || value.asDouble() < 0 || value.asDouble() > 2) {
            throw new Wrong("temperature", "invalid_value", "'temperature' is %s: give 0 to 2".formatted(value));
        }
        return value.asDouble();
    }

    private static List<ChatMessage> messages(JsonNode list) throws Wrong {
        if (!list.isArray() || list.isEmpty()) {
            throw new Wrong("messages", "invalid_value", "'messages' is missing or empty: give at least one");
        }
        List<ChatMessage> messages = new ArrayList<>();
        for (JsonNode message : list) {
            String at = "messages[%d]".formatted(messages.size());
            String role = message.path("role").asText("");
            messages.add(new ChatMessage(
                    switch (role) {
                        case "system", "developer" -> "system";
                        case "user", "assistant" -> role;
                        default ->
                            throw new Wrong(
                                    at + ".role",
                                    "invalid_value",
                                    "'%s.role' is '%s': give system, developer, user or assistant".formatted(at, role));
                    },
                    content(message.path("content"), at + ".content")));
        }
        return List.copyOf(messages);
    }

    /** A text, or a list of parts that are all text. */
    private static String content(JsonNode content, String at) throws Wrong {
        if (content.isTextual()) {
            return content.asText();
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode part : content) {
            if (!part.path("type").asText("").equals("text")) {
                throw new Wrong(at, "unsupported_value", "'%s' holds a part that is no text".formatted(at));
            }
            texts.add(part.path("text").asText(""));
        }
        if (texts.isEmpty()) {
            throw new Wrong(at, "invalid_value", "'%s' is missing: give a text, or parts of type text".formatted(at));
        }
        return String.join("\n", texts);
    }

    private static @Nullable OutputSchema output(JsonNode format) throws Wrong {
        return switch (format.path("type").asText("text")) {
            case "text" -> null;
            case "json_object" ->
                new OutputSchema("object", MessageJson.MAPPER.createObjectNode().put("type", "object"));
            case "json_schema" -> {
                JsonNode schema = format.at("/json_schema/schema");
                if (!schema.isObject()) {
                    throw new Wrong(
                            "response_format",
                            "invalid_value",
                            "'response_format.json_schema.schema' is missing: give a JSON Schema");
                }
                yield new OutputSchema(format.at("/json_schema/name").asText("answer"), schema);
            }
            default ->
                throw new Wrong(
                        "response_format",
                        "unsupported_value",
                        "'response_format.type' is %s: give text, json_object or json_schema"
                                .formatted(format.path("type")));
        };
    }
}
