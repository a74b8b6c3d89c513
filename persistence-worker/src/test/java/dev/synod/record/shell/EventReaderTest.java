package dev.synod.record.shell;

import dev.synod.events.Envelope;
import dev.synod.events.MessageJson;
import dev.synod.events.UnreadableMessage;
import dev.synod.events.session.SessionEvent;
import dev.synod.record.SampleSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EventReaderTest {
    private final Envelope<SessionEvent> created =
            SampleSession.of("alice").created().events().getFirst();
    private final Map<String, String> headers = new LinkedHashMap<>(created.headers());
    private final byte[] value = MessageJson.write(created.data()).getBytes(StandardCharsets.UTF_8);

    @Test
    void an_event_keeps_its_text_with_all_its_spaces_and_unknown_fields() {
        String json = "{ \"ownerId\" : \"älice\",\"later\":{},  \"problem\":\"p\","
                + "\"options\":{\"maxSubProblems\":1,\"rounds\":2,\"panelSize\":3} }";
        assertThat(EventReader.read(message(json.getBytes(StandardCharsets.UTF_8)))
                        .json())
                .isEqualTo(json);
    }

    @Test
    void a_record_without_value_is_unreadable() {
        assertUnreadable(null, "no value");
    }

    @Test
    void another_encoding_than_utf_8_is_unreadable() {
        assertUnreadable(new String(value, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16BE), "not UTF-8");
    }

    @Test
    void what_follows_the_object_is_unreadable() {
        assertUnreadable((new String(value, StandardCharsets.UTF_8) + " {}").getBytes(StandardCharsets.UTF_8), "");
    }

    @Test
    void an_unknown_type_is_unreadable() {
        headers.put("ce_type", "dev.synod.never.heard.v1");
        assertUnreadable(value, "unknown type 'dev.synod.never.heard.v1'");
    }

    @Test
    void a_type_of_another_topic_is_unreadable() {
        headers.put("ce_type", "dev.synod.llm.delta.v1");
        assertUnreadable("{}".getBytes(StandardCharsets.UTF_8), "");
    }

    @Test
    void a_subject_that_is_no_session_id_is_unreadable() {
        headers.put("ce_subject", "somewhere");
        assertUnreadable(value, "ce_subject is no session id: 'somewhere'");
    }

    @Test
    void a_missing_sequence_is_unreadable() {
        headers.remove("ce_sequence");
        assertUnreadable(value, "ce_sequence is missing");
    }

    @Test
    void a_time_that_no_table_can_hold_is_unreadable() {
        headers.put("ce_time", "+999999999-12-31T23:59:59Z");
        assertUnreadable(value, "ce_time");
    }

    private void assertUnreadable(byte @Nullable [] bytes, String reason) {
        assertThatExceptionOfType(UnreadableMessage.class)
                .isThrownBy(() -> EventReader.read(message(bytes)))
                .withMessageContaining(reason);
    }

    private SourceRecord message(byte @Nullable [] bytes) {
        return new SourceRecord(
                "topic",
                0,
                0,
                "key",
                headers.entrySet().stream()
                        .map(header -> SourceHeader.of(header.getKey(), header.getValue()))
                        .toList(),
                bytes);
    }
}
