package dev.synod.events.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.synod.events.Message;
import dev.synod.events.MessageJson;
import dev.synod.events.MessageTypes;
import dev.synod.events.Samples;
import dev.synod.events.Topics;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** What is published about the contract is what the records say. */
class PublishedContractTest {
    private static final String HOW = "the record changed: run with -Dsynod.contract.write=true and look at the diff";

    static final List<Message> SAMPLES = Samples.ALL;

    @BeforeAll
    static void files_follow_the_records_when_asked() {
        if (Committed.WRITING) {
            current().forEach(Committed::write);
        }
    }

    @Test
    void the_committed_files_are_what_the_records_say() {
        current()
                .forEach((file, text) ->
                        assertThat(Committed.read(file)).as("%s: %s", file, HOW).isEqualTo(text));
    }

    @Test
    void no_schema_is_left_over() {
        assertThat(Committed.namesIn(Committed.SCHEMAS, ""))
                .containsExactlyInAnyOrderElementsOf(
                        MessageTypes.all().stream().map(MessageSchemas::fileOf).toList());
    }

    @Test
    void every_reference_of_the_asyncapi_document_leads_somewhere() {
        ObjectNode document = AsyncApi.document();
        List<JsonNode> references = document.findValues("$ref");
        assertThat(references).isNotEmpty().allSatisfy(reference -> {
            String target = reference.textValue();
            if (target.startsWith("#")) {
                assertThat(document.at(target.substring(1)).isMissingNode())
                        .as(target)
                        .isFalse();
            } else {
                assertThat(Committed.RESOURCES.resolve(target)).isRegularFile();
            }
        });
    }

    @Test
    void every_topic_and_every_family_has_its_channel() {
        List<String> topics = new ArrayList<>(
                Channels.ALL.stream().map(Channels.Channel::topic).toList());
        assertThat(topics).containsExactlyInAnyOrderElementsOf(MessageTypes.FAMILIES.values());
        Channels.ALL.forEach(channel ->
                assertThat(MessageTypes.FAMILIES.get(channel.family())).isEqualTo(channel.topic()));
        Channels.ALL.forEach(channel ->
                channel.receivers().forEach(consumer -> topics.add(channel.topic() + "." + consumer + ".dlt")));
        topics.add(Topics.SESSION_EVENTS_RECORD_PARKED);
        assertThat(topics).containsAll(Topics.ALL);
    }

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void a_golden_message_is_valid_by_its_schema(Message sample) throws IOException {
        assertThat(schemaOf(sample).validate(MessageJson.MAPPER.valueToTree(sample)))
                .isEmpty();
    }

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void a_message_with_a_wrong_field_is_invalid_by_its_schema(Message sample) throws IOException {
        ObjectNode wrong = MessageJson.MAPPER.valueToTree(sample);
        for (String field :
                wrong.properties().stream().map(property -> property.getKey()).toList()) {
            ObjectNode changed = wrong.deepCopy();
            changed.putArray(field).add(true);
            assertThat(schemaOf(sample).validate(changed)).as(field).isNotEmpty();
        }
    }

    private static JsonSchema schemaOf(Message message) throws IOException {
        String file = MessageSchemas.fileOf(message.getClass());
        return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(MessageJson.MAPPER.readTree(Committed.read(Committed.SCHEMAS.resolve(file))));
    }

    private static Map<Path, String> current() {
        MessageSchemas schemas = new MessageSchemas();
        Map<Path, String> files = new LinkedHashMap<>();
        for (Class<? extends Message> type : MessageTypes.all()) {
            files.put(
                    Committed.SCHEMAS.resolve(MessageSchemas.fileOf(type)),
                    schemas.schemaOf(type).toPrettyString() + "\n");
        }
        files.put(Committed.RESOURCES.resolve("asyncapi.yaml"), AsyncApi.yaml());
        return files;
    }
}
