package dev.synod.events;

import dev.synod.events.llm.LlmResponse.CompletionFailed;
import dev.synod.events.session.SessionEvent.RoundStarted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Headers and value make an envelope, or say what is wrong with them. */
class EnvelopeTest {
    static final List<Message> SAMPLES = Samples.ALL;

    private static final Envelope<RoundStarted> EVENT = Samples.inEnvelope(Samples.of(RoundStarted.class));

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void an_envelope_comes_back_from_its_headers_and_value(Message sample) {
        Envelope<Message> envelope = Samples.inEnvelope(sample);
        assertThat(read(envelope.headers(), sample)).isEqualTo(envelope);
    }

    @Test
    void the_headers_are_those_of_cloudevents_in_binary_mode() {
        assertThat(EVENT.headers())
                .containsExactly(
                        Map.entry("ce_id", Samples.SESSION_ID + "/1"),
                        Map.entry("ce_type", "dev.synod.round.started.v1"),
                        Map.entry("ce_source", "/synod/session-service"),
                        Map.entry("ce_time", "2026-11-22T04:30:00.123456Z"),
                        Map.entry("ce_subject", Samples.SESSION_ID),
                        Map.entry("ce_specversion", "1.0"),
                        Map.entry("content-type", "application/json"),
                        Map.entry("ce_sequence", "1"),
                        Map.entry("traceparent", Samples.TRACE.traceparent()),
                        Map.entry("tracestate", "vendor=value"));
    }

    @Test
    void absent_attributes_are_left_out() {
        Message failed = Samples.of(CompletionFailed.class);
        Envelope<Message> bare = new Envelope<>("id", "/synod/x", Samples.TIME, "s", null, null, failed);
        assertThat(bare.headers()).doesNotContainKeys("ce_sequence", "traceparent", "tracestate");
        assertThat(read(bare.headers(), failed)).isEqualTo(bare);
    }

    @Test
    void an_empty_tracestate_is_left_out_and_read_as_empty() {
        Envelope<RoundStarted> envelope = new Envelope<>(
                "id",
                "/synod/x",
                Samples.TIME,
                "s",
                1L,
                new TraceContext(Samples.TRACE.traceparent(), ""),
                EVENT.data());
        assertThat(envelope.headers()).doesNotContainKey("tracestate");
        assertThat(read(envelope.headers(), EVENT.data())).isEqualTo(envelope);
    }

    @Test
    void an_empty_traceparent_is_no_trace() {
        Map<String, String> headers = new LinkedHashMap<>(EVENT.headers());
        headers.put("traceparent", "");
        assertThat(read(headers, EVENT.data()).trace()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ce_id",
                "ce_type",
                "ce_source",
                "ce_time",
                "ce_subject",
                "ce_specversion",
                "content-type",
                "ce_sequence"
            })
    void a_missing_header_is_unreadable_and_named(String header) {
        Map<String, String> headers = new LinkedHashMap<>(EVENT.headers());
        headers.remove(header);
        assertUnreadable(headers, header);
        headers.put(header, "");
        assertUnreadable(headers, header);
    }

    @ParameterizedTest
    @CsvSource({
        "ce_time, yesterday",
        "ce_time, 2026-11-22",
        "ce_sequence, first",
        "ce_sequence, 1.0",
        "ce_sequence, 0",
        "ce_sequence, -1",
        "ce_specversion, 2.0",
        "content-type, application/avro",
        "ce_type, dev.synod.round.started.v2",
        "ce_type, dev.synod.events.session.SessionEvent$RoundStarted",
    })
    void a_malformed_header_is_unreadable_and_named_with_what_it_holds(String header, String value) {
        Map<String, String> headers = new LinkedHashMap<>(EVENT.headers());
        headers.put(header, value);
        assertUnreadable(headers, header, "'" + value + "'");
    }

    @Test
    void a_time_with_an_offset_is_read_as_the_instant_it_is() {
        Map<String, String> headers = new LinkedHashMap<>(EVENT.headers());
        headers.put("ce_time", "2026-11-22T05:30:00.123456+01:00");
        assertThat(read(headers, EVENT.data()).time()).isEqualTo(Samples.TIME);
    }

    @Test
    void a_content_type_may_carry_a_charset() {
        Map<String, String> headers = new LinkedHashMap<>(EVENT.headers());
        headers.put("content-type", "application/json; charset=utf-8");
        assertThat(read(headers, EVENT.data())).isEqualTo(EVENT);
    }

    private static Envelope<?> read(Map<String, String> headers, Message data) {
        return Envelope.read(headers, MessageJson.write(data).getBytes(UTF_8));
    }

    private static void assertUnreadable(Map<String, String> headers, String... named) {
        assertThatThrownBy(() -> read(headers, EVENT.data()))
                .isInstanceOf(UnreadableMessage.class)
                .hasMessageContainingAll(named);
    }
}
