package dev.synod.events.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.synod.events.Headers;
import dev.synod.events.Message;
import dev.synod.events.MessageTypes;
import dev.synod.events.Topics;
import dev.synod.events.WireType;
import dev.synod.events.contract.Channels.Channel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** The AsyncAPI 3.0 document: channels, who sends and receives, messages with headers and payloads. */
final class AsyncApi {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build();

    private AsyncApi() {}

    static String yaml() {
        try {
            return "# Generated from the records, see the README of this module; edits are overwritten.\n"
                    + YAML.writeValueAsString(document());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static ObjectNode document() {
        ObjectNode document = object();
        document.put("asyncapi", "3.0.0");
        document.putObject("info")
                .put("title", "Synod topics")
                .put("version", "1.0.0")
                .put(
                        "description",
                        "What Synod's services say to each other over Kafka, and what others may listen to. "
                                + "Messages are CloudEvents 1.0 in Kafka's binary mode: attributes are headers, the value is JSON. "
                                + "Readers ignore fields they do not know.");
        document.put("defaultContentType", "application/json");
        ObjectNode channels = document.putObject("channels");
        ObjectNode operations = document.putObject("operations");
        ObjectNode components = document.putObject("components");
        ObjectNode messages = components.putObject("messages");
        for (Channel channel : Channels.ALL) {
            channels.set(channel.id(), channel(channel));
            channel.senders().forEach(service -> addOperation(operations, service, "send", channel));
            channel.receivers().forEach(service -> addOperation(operations, service, "receive", channel));
            MessageTypes.membersOf(channel.family())
                    .forEach(type -> messages.set(type.getSimpleName(), message(type, channel)));
        }
        channels.set("deadLetters", deadLetters());
        channels.putObject("parkedLetters")
                .put("address", Topics.SESSION_EVENTS_RECORD_PARKED)
                .put(
                        "description",
                        "Dead letters whose retries failed and that wait for an operator, as they came; kept 14 days.");
        components.putObject("schemas").set("cloudEvent", cloudEventHeaders());
        return document;
    }

    private static ObjectNode channel(Channel channel) {
        ObjectNode node = object();
        node.put("address", channel.topic());
        node.put("description", channel.description());
        ObjectNode messages = node.putObject("messages");
        MessageTypes.membersOf(channel.family())
                .forEach(type ->
                        messages.set(type.getSimpleName(), ref("#/components/messages/" + type.getSimpleName())));
        return node;
    }

    private static void addOperation(ObjectNode operations, String service, String action, Channel channel) {
        ObjectNode operation = operations.putObject(service + "." + action + "." + channel.id());
        operation.put("action", action);
        operation.set("channel", ref("#/channels/" + channel.id()));
        operation.putArray("tags").addObject().put("name", service);
    }

    private static ObjectNode message(Class<? extends Message> type, Channel channel) {
        WireType wireType = type.getAnnotation(WireType.class);
        ObjectNode node = object();
        node.put("name", wireType.value());
        node.put("title", type.getSimpleName());
        node.put("summary", wireType.summary());
        node.set("headers", headers(wireType, channel));
        node.putObject("bindings")
                .putObject("kafka")
                .putObject("key")
                .put("type", "string")
                .put("description", channel.key());
        node.set("payload", ref("schemas/" + MessageSchemas.fileOf(type)));
        return node;
    }

    private static ObjectNode headers(WireType wireType, Channel channel) {
        ObjectNode headers = object().put("type", "object");
        headers.putArray("allOf").add(ref("#/components/schemas/cloudEvent"));
        ArrayNode required = headers.putArray("required").add(Headers.TYPE);
        ObjectNode properties = headers.putObject("properties");
        properties.putObject(Headers.TYPE).put("const", wireType.value());
        if (channel.topic().equals(Topics.SESSION_EVENTS)) {
            required.add(Headers.SEQUENCE);
            properties
                    .putObject(Headers.SEQUENCE)
                    .put("type", "string")
                    .put("pattern", "^[1-9][0-9]*$")
                    .put("description", "Position within the session, from 1, without gaps.");
        }
        return headers;
    }

    private static ObjectNode cloudEventHeaders() {
        SequencedMap<String, String> descriptions = new LinkedHashMap<>();
        descriptions.put(Headers.ID, "Unique for its source; a message sent again keeps it.");
        descriptions.put(Headers.SOURCE, "Who says so: /synod/<service>.");
        descriptions.put(Headers.TIME, "When it became true, RFC 3339 in UTC.");
        descriptions.put(Headers.SUBJECT, "The session id; for messages of no session, what they are about.");
        descriptions.put(Headers.SPEC_VERSION, "The version of CloudEvents.");
        descriptions.put(Headers.CONTENT_TYPE, "The form of the value.");
        descriptions.put(Headers.TRACEPARENT, "W3C trace context of what caused the message.");
        descriptions.put(Headers.TRACESTATE, "W3C trace state, where there is one.");
        ObjectNode headers = object().put("type", "object");
        ArrayNode required = headers.putArray("required");
        List.of(Headers.ID, Headers.SOURCE, Headers.TIME, Headers.SUBJECT, Headers.SPEC_VERSION, Headers.CONTENT_TYPE)
                .forEach(required::add);
        ObjectNode properties = headers.putObject("properties");
        descriptions.forEach((name, description) ->
                properties.putObject(name).put("type", "string").put("description", description));
        ((ObjectNode) properties.get(Headers.TIME)).put("format", "date-time");
        ((ObjectNode) properties.get(Headers.SPEC_VERSION)).put("const", "1.0");
        ((ObjectNode) properties.get(Headers.CONTENT_TYPE)).put("const", "application/json");
        return headers;
    }

    private static ObjectNode deadLetters() {
        ObjectNode node = object();
        node.put("address", "{topic}.{consumer}.dlt");
        node.put(
                "description",
                "What a consumer could not read or apply, as it came, with its cause in headers dead-letter-*; kept 14 days.");
        ObjectNode parameters = node.putObject("parameters");
        ArrayNode topics = parameters
                .putObject("topic")
                .put("description", "Where the message was.")
                .putArray("enum");
        ArrayNode consumers = parameters
                .putObject("consumer")
                .put("description", "Who could not take it.")
                .putArray("enum");
        for (Channel channel : Channels.ALL) {
            for (String consumer : channel.receivers()) {
                if (Topics.ALL.contains(channel.topic() + "." + consumer + ".dlt")) {
                    topics.add(channel.topic());
                    consumers.add(consumer);
                }
            }
        }
        return node;
    }

    private static ObjectNode ref(String target) {
        return object().put("$ref", target);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
