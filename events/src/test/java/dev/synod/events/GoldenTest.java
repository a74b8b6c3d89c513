package dev.synod.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.synod.events.contract.Committed;
import dev.synod.events.llm.LlmRequest.RequestCompletion;
import dev.synod.events.session.SessionEvent.RoundStarted;
import dev.synod.events.session.SessionEvent.SessionCreated;
import dev.synod.events.session.SessionEvent.SessionStarted;
import dev.synod.events.session.SessionEvent.SynthesisCompleted;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The wire form of every type, byte for byte, both ways. */
class GoldenTest {
    static final List<Message> SAMPLES = Samples.ALL;

    @BeforeAll
    static void a_new_type_gets_its_golden() {
        SAMPLES.stream()
                .filter(sample -> Committed.WRITING && golden(sample).isEmpty())
                .forEach(sample -> Committed.write(fileOf(sample), MessageJson.write(sample) + "\n"));
    }

    @Test
    void every_wire_type_has_a_sample_and_a_golden_and_no_golden_is_left_over() {
        assertThat(Samples.ALL.stream().map(GoldenTest::typeOf))
                .containsExactlyElementsOf(
                        MessageTypes.all().stream().map(MessageTypes::typeOf).toList());
        assertThat(Committed.namesIn(Committed.GOLDEN, ".json"))
                .as("run with -Dsynod.contract.write=true to add the golden of a new type")
                .containsExactlyInAnyOrderElementsOf(
                        MessageTypes.all().stream().map(MessageTypes::typeOf).toList());
    }

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void a_message_is_written_as_its_golden(Message sample) {
        assertThat(MessageJson.write(sample) + "\n").isEqualTo(golden(sample));
    }

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void a_golden_is_read_as_its_message(Message sample) {
        assertThat(MessageJson.read(golden(sample).getBytes(UTF_8), sample.getClass()))
                .isEqualTo(sample);
    }

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void a_field_from_a_later_release_is_ignored(Message sample) throws JsonProcessingException {
        ObjectNode later = ((ObjectNode) MessageJson.MAPPER.readTree(golden(sample))).put("laterField", "x");
        assertThat(MessageJson.read(later.toString().getBytes(UTF_8), sample.getClass()))
                .isEqualTo(sample);
    }

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void only_a_nullable_field_may_be_missing(Message sample) throws JsonProcessingException {
        ObjectNode whole = (ObjectNode) MessageJson.MAPPER.readTree(golden(sample));
        for (RecordComponent component : sample.getClass().getRecordComponents()) {
            boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                    || component.isAnnotationPresent(EmptyIfAbsent.class);
            ObjectNode less = whole.deepCopy();
            less.remove(component.getName());
            ThrowingCallable reading = () -> MessageJson.read(less.toString().getBytes(UTF_8), sample.getClass());
            if (optional) {
                assertThatCode(reading).doesNotThrowAnyException();
            } else {
                assertThatThrownBy(reading)
                        .isInstanceOf(UnreadableMessage.class)
                        .hasMessageContaining("'" + component.getName() + "'");
            }
        }
    }

    @Test
    void a_null_in_a_required_field_is_unreadable_and_named() {
        String json = "{\"subProblemId\":null,\"round\":1,\"phase\":\"challenge\"}";
        assertThatThrownBy(() -> MessageJson.read(json.getBytes(UTF_8), RoundStarted.class))
                .isInstanceOf(UnreadableMessage.class)
                .hasMessageContaining("subProblemId");
    }

    @ParameterizedTest
    @MethodSource("earlier")
    void what_was_written_before_a_field_was_added_is_still_read_and_written_the_same(Path file) {
        String type = file.getFileName().toString().replaceFirst("(-[0-9]+)?\\.json$", "");
        String json = Committed.read(file).strip();

        Message read = MessageJson.read(
                json.getBytes(UTF_8), MessageTypes.recordOf(type).orElseThrow());

        assertThat(MessageJson.write(read)).isEqualTo(json);
    }

    static Stream<Path> earlier() throws IOException {
        return Files.list(Committed.GOLDEN.resolveSibling("earlier"));
    }

    @Test
    void an_absent_field_is_left_out_and_read_as_absent() {
        RequestCompletion full = Samples.of(RequestCompletion.class);
        RequestCompletion prose = new RequestCompletion(
                full.requestId(),
                full.sessionId(),
                full.ownerId(),
                full.budgetMicroUsd(),
                full.route(),
                full.messages(),
                null,
                full.maxOutputTokens(),
                full.temperature(),
                full.stream(),
                full.labels(),
                full.deadline());
        assertThat(MessageJson.write(prose)).doesNotContain("output\"");
        assertThat(MessageJson.read(MessageJson.write(prose).getBytes(UTF_8), RequestCompletion.class))
                .isEqualTo(prose);
        SynthesisCompleted unsigned = new SynthesisCompleted("s1", "chairman", true, "Text", null, "Nobody answered.");
        assertThat(MessageJson.read(MessageJson.write(unsigned).getBytes(UTF_8), SynthesisCompleted.class))
                .isEqualTo(unsigned);
    }

    @Test
    void something_behind_the_object_is_unreadable() {
        assertThatThrownBy(() -> MessageJson.read("{} {}".getBytes(UTF_8), SessionStarted.class))
                .isInstanceOf(UnreadableMessage.class)
                .hasMessageContaining("SessionStarted");
    }

    @Test
    void what_is_no_json_of_the_type_is_unreadable() {
        for (String value : List.of("", "null", "{", "[]", "\"x\"", "{\"ownerId\":null}")) {
            assertThatThrownBy(() -> MessageJson.read(value.getBytes(UTF_8), SessionCreated.class))
                    .as(value)
                    .isInstanceOf(UnreadableMessage.class)
                    .hasMessageContaining("SessionCreated");
        }
    }

    private static String typeOf(Message message) {
        return MessageTypes.typeOf(message.getClass());
    }

    private static Path fileOf(Message message) {
        return Committed.GOLDEN.resolve(typeOf(message) + ".json");
    }

    private static String golden(Message message) {
        return Committed.read(fileOf(message));
    }
}
