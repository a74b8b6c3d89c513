package dev.synod.session.adapter.store;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.synod.events.MessageJson;
import dev.synod.session.core.Deliberation;
import dev.synod.session.core.Passage;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The stored form of a state. Passages stand in it by their names only; their texts are written once,
 * beside it, so that a step writes little however long the session.
 */
final class CheckpointJson {
    private static final int FORMAT = 1;
    private static final String PASSAGES = "passages";

    private static final JsonMapper MAPPER = MessageJson.MAPPER
            .rebuild()
            .addMixIn(Deliberation.class, States.class)
            .addModule(new SimpleModule()
                    .addSerializer(Passage.class, new PassageWriter())
                    .addDeserializer(Passage.class, new PassageReader()))
            .build();

    private CheckpointJson() {}

    /** A state's JSON, and the passages that it names. */
    record Checkpoint(String json, Map<String, String> passages) {}

    static Checkpoint write(Deliberation state) {
        Map<String, String> passages = new LinkedHashMap<>();
        try {
            String json =
                    MAPPER.writer().withAttribute(PASSAGES, passages).writeValueAsString(new Versioned(FORMAT, state));
            return new Checkpoint(json, passages);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a state must always be writable", e);
        }
    }

    static Deliberation read(Checkpoint checkpoint) {
        try {
            Versioned versioned = MAPPER.readerFor(Versioned.class)
                    .withAttribute(PASSAGES, checkpoint.passages())
                    .readValue(checkpoint.json());
            if (versioned.format() != FORMAT) {
                throw new IllegalStateException("checkpoint format " + versioned.format() + " is not known");
            }
            return versioned.deliberation();
        } catch (IOException e) {
            throw new IllegalStateException("a checkpoint can't be read: " + e.getMessage(), e);
        }
    }

    private record Versioned(int format, Deliberation deliberation) {}

    /** Stable names of the states, whatever their classes are called. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
    @JsonSubTypes({
        @Type(value = Deliberation.Queued.class, name = "queued"),
        @Type(value = Deliberation.Decomposing.class, name = "decomposing"),
        @Type(value = Deliberation.Empanelling.class, name = "empanelling"),
        @Type(value = Deliberation.Debating.class, name = "debating"),
        @Type(value = Deliberation.Ranking.class, name = "ranking"),
        @Type(value = Deliberation.Synthesising.class, name = "synthesising"),
        @Type(value = Deliberation.Concluding.class, name = "concluding"),
        @Type(value = Deliberation.Planning.class, name = "planning"),
        @Type(value = Deliberation.Ended.class, name = "ended")
    })
    private interface States {}

    private static final class PassageWriter extends JsonSerializer<Passage> {
        @Override
        @SuppressWarnings("unchecked")
        public void serialize(Passage passage, JsonGenerator json, SerializerProvider provider) throws IOException {
            ((Map<String, String>) provider.getAttribute(PASSAGES)).put(passage.ref(), passage.text());
            json.writeString(passage.ref());
        }
    }

    private static final class PassageReader extends JsonDeserializer<Passage> {
        @Override
        public Passage deserialize(JsonParser json, DeserializationContext context) throws IOException {
            String ref = json.getText();
            Object text = ((Map<?, ?>) context.getAttribute(PASSAGES)).get(ref);
            if (text == null) {
                throw new IOException("passage '" + ref + "' is missing");
            }
            return new Passage(ref, text.toString());
        }
    }
}
