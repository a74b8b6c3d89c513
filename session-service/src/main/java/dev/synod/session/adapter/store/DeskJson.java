package dev.synod.session.adapter.store;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.synod.events.MessageJson;
import dev.synod.session.core.desk.Ask;
import dev.synod.session.core.desk.Desk;
import dev.synod.session.core.desk.Holding;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The stored form of what is in flight, with the number of its format. What an earlier release wrote is
 * brought up to today's format, one format at a time.
 */
final class DeskJson {
    private static final JsonMapper MAPPER = MessageJson.MAPPER
            .rebuild()
            .addMixIn(Holding.class, Kinds.class)
            .addMixIn(Ask.class, WithoutDerived.class)
            .build();

    /** The n-th makes format n + 1 of format n; a change of format adds one, and a golden file. */
    private static final List<UnaryOperator<ObjectNode>> UPCASTERS = List.of();

    static final DeskJson TODAY = new DeskJson(UPCASTERS);

    private final List<UnaryOperator<ObjectNode>> upcasters;

    DeskJson(List<UnaryOperator<ObjectNode>> upcasters) {
        this.upcasters = upcasters;
    }

    String write(Desk desk) {
        ObjectNode json = MAPPER.valueToTree(desk);
        return MAPPER.createObjectNode().put("format", format()).setAll(json).toString();
    }

    Desk read(String text) {
        try {
            ObjectNode json = MAPPER.readValue(text, ObjectNode.class);
            int written = json == null ? 0 : json.path("format").asInt();
            if (json == null || written < 1) {
                throw new IllegalStateException("a checkpoint can't be read: it names no format");
            }
            if (written > format()) {
                throw new IllegalStateException("a checkpoint of format " + written + " is of a later release; this one"
                        + " reads up to format " + format());
            }
            for (UnaryOperator<ObjectNode> upcaster : upcasters.subList(written - 1, upcasters.size())) {
                json = upcaster.apply(json);
            }
            return MAPPER.treeToValue(json, Desk.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a checkpoint can't be read: " + e.getMessage(), e);
        }
    }

    private int format() {
        return upcasters.size() + 1;
    }

    /** Stable names, whatever the classes are called. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @Type(value = Holding.Vote.class, name = "vote"),
        @Type(value = Holding.Setback.class, name = "setback"),
        @Type(value = Holding.Digest.class, name = "digest")
    })
    private interface Kinds {}

    @JsonIgnoreProperties("parked")
    private interface WithoutDerived {}
}
