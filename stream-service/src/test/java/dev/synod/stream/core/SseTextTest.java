package dev.synod.stream.core;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;

import static org.assertj.core.api.Assertions.assertThat;

class SseTextTest {
    @Test
    void an_event_carries_its_sequence_its_short_name_and_the_very_bytes() {
        Frame frame = SseText.event(7, "dev.synod.contribution.added.v1", utf8("{\"text\":\"naïve – 漢\"}"));

        assertThat(text(frame.bytes()))
                .isEqualTo("id: 7\nevent: contribution.added\ndata: {\"text\":\"naïve – 漢\"}\n\n");
        assertThat(frame.ending()).isFalse();
    }

    @Test
    void only_the_three_endings_end_a_session() {
        assertThat(SseText.event(1, "dev.synod.session.completed.v1", utf8("{}"))
                        .ending())
                .isTrue();
        assertThat(SseText.event(1, "dev.synod.session.cancelled.v1", utf8("{}"))
                        .ending())
                .isTrue();
        assertThat(SseText.event(1, "dev.synod.session.failed.v1", utf8("{}")).ending())
                .isTrue();
        assertThat(SseText.event(1, "dev.synod.session.started.v1", utf8("{}")).ending())
                .isFalse();
    }

    @Test
    void a_passing_event_has_no_id() {
        assertThat(text(SseText.passing("contribution.delta", utf8("{\"text\":\"so\"}"))))
                .isEqualTo("event: contribution.delta\ndata: {\"text\":\"so\"}\n\n");
    }

    @Test
    void a_line_break_in_the_data_does_not_break_the_event() {
        assertThat(text(SseText.passing("x", utf8("{\n\"a\":1}")))).isEqualTo("event: x\ndata: {\ndata: \"a\":1}\n\n");
    }

    @Test
    void a_gap_says_what_is_missing() {
        assertThat(text(SseText.gapDetected(5, 8)))
                .isEqualTo("event: gap.detected\ndata: {\"expected\":5,\"actual\":8,\"missed\":3}\n\n");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
