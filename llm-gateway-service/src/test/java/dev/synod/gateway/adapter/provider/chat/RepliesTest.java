package dev.synod.gateway.adapter.provider.chat;

import dev.synod.gateway.adapter.provider.http.StreamedReply;
import dev.synod.gateway.core.CallFailure;
import dev.synod.gateway.core.Completion;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Answers in the providers' own shapes, streamed and whole. */
class RepliesTest {
    private final StringBuilder words = new StringBuilder();
    private final AnthropicReply anthropic = new AnthropicReply(words::append);
    private final OpenAiReply openAi = new OpenAiReply(words::append);

    @Test
    void an_anthropic_stream_is_read_with_all_its_input_tokens() {
        List<Boolean> progress = feed(anthropic, """
                {"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","content":[],"model":"claude-sonnet-4-5-20250929","stop_reason":null,"usage":{"input_tokens":10,"cache_creation_input_tokens":3,"cache_read_input_tokens":5,"output_tokens":1}}}
                {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}
                {"type":"ping"}
                {"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"hm"}}
                {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Yes"}}
                {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":", but"}}
                {"type":"content_block_stop","index":0}
                {"type":"some_event_to_come"}
                {"type":"message_delta","delta":{"stop_reason":"max_tokens","stop_sequence":null},"usage":{"output_tokens":15}}
                {"type":"message_stop"}
                """);
        assertThat(anthropic.fromEvents())
                .isEqualTo(new Completion("Yes, but", "length", "claude-sonnet-4-5-20250929", 18, 15));
        assertThat(words).hasToString("Yes, but");
        assertThat(progress.subList(0, 5)).containsExactly(false, false, false, true, true);
    }

    @Test
    void an_anthropic_message_is_read_whole() {
        Completion completion = anthropic.fromBody(bytes("""
                        {"id":"msg_1","type":"message","role":"assistant","model":"claude-haiku-4-5","content":[{"type":"text","text":"{\\"a\\":1}"}],"stop_reason":"end_turn","usage":{"input_tokens":9,"output_tokens":4}}
                        """));
        assertThat(completion).isEqualTo(new Completion("{\"a\":1}", "stop", "claude-haiku-4-5", 9, 4));
    }

    @Test
    void an_anthropic_error_in_mid_stream_fails() {
        assertFails("overloaded", () -> anthropic.event("""
                {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}"""));
    }

    @Test
    void a_refusal_is_a_failure_in_both_shapes() {
        assertFails("content_refused", () -> anthropic.event("""
                {"type":"message_delta","delta":{"stop_reason":"refusal"},"usage":{"output_tokens":1}}"""));
        assertFails("content_refused", () -> openAi.event("""
                {"model":"gpt-4.1","choices":[{"index":0,"delta":{},"finish_reason":"content_filter"}]}"""));
        assertFails("content_refused", () -> new OpenAiReply(words::append).fromBody(bytes("""
                {"model":"gpt-4.1","choices":[{"index":0,"message":{"role":"assistant","content":null,"refusal":"I can't"},"finish_reason":"stop"}]}""")));
    }

    @Test
    void an_openai_stream_is_read_with_its_usage_at_the_end() {
        List<Boolean> progress = feed(openAi, """
                {"id":"c","object":"chat.completion.chunk","model":"gpt-4.1-2025-04-14","choices":[{"index":0,"delta":{"role":"assistant"},"finish_reason":null}],"usage":null}
                {"id":"c","model":"gpt-4.1-2025-04-14","choices":[{"index":0,"delta":{"content":"No"},"finish_reason":null}],"usage":null}
                {"id":"c","model":"gpt-4.1-2025-04-14","choices":[{"index":0,"delta":{"content":"."},"finish_reason":null}],"usage":null}
                {"id":"c","model":"gpt-4.1-2025-04-14","choices":[{"index":0,"delta":{},"finish_reason":"stop"}],"usage":null}
                {"id":"c","model":"gpt-4.1-2025-04-14","choices":[],"usage":{"prompt_tokens":12,"completion_tokens":3,"total_tokens":15}}
                [DONE]
                """);
        assertThat(openAi.isComplete()).isTrue();
        assertThat(openAi.fromEvents()).isEqualTo(new Completion("No.", "stop", "gpt-4.1-2025-04-14", 12, 3));
        assertThat(progress).containsExactly(false, true, true, false, false, false);
    }

    @Test
    void an_openai_error_in_mid_stream_fails() {
        assertFails("server_error", () -> openAi.event("""
                {"error":{"message":"The server had an error","type":"server_error","code":null}}"""));
    }

    @Test
    void a_stream_without_its_end_was_cut() {
        feed(anthropic, """
                {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Yes"}}
                """);
        assertFails("network", anthropic::fromEvents);
        feed(openAi, "[DONE]\n");
        assertFails("network", openAi::fromEvents);
    }

    @Test
    void garbage_and_emptiness_are_faults_of_the_provider() {
        assertFails("server_error", () -> anthropic.event("<html>"));
        assertFails("server_error", () -> openAi.fromBody(bytes("garbage")));
        assertFails("network", () -> new OpenAiReply(words::append).fromBody(bytes("{}")));
        assertFails("server_error", () -> new AnthropicReply(words::append).fromBody(bytes("""
                {"type":"message","model":"m","content":[],"stop_reason":"end_turn"}""")));
    }

    @Test
    void an_answer_too_long_for_a_record_fails_whether_streamed_or_whole() {
        String half = "x".repeat(Answer.MOST_CHARS / 2);
        String delta = """
                {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"%s"}}""";
        feed(anthropic, delta.formatted(half) + "\n" + delta.formatted(half));
        assertFails("server_error", () -> anthropic.event(delta.formatted("y")));
        assertThat(words).hasSize(Answer.MOST_CHARS);
        assertFails("server_error", () -> openAi.fromBody(bytes("""
                {"model":"gpt-4.1","choices":[{"index":0,"message":{"role":"assistant","content":"%s!"},"finish_reason":"stop"}]}""".formatted(half + half))));
    }

    private static List<Boolean> feed(StreamedReply<?> reply, String events) {
        return events.lines().map(reply::event).toList();
    }

    private static void assertFails(String code, ThrowingCallable reading) {
        assertThatThrownBy(reading).isInstanceOfSatisfying(CallFailure.class, failure -> assertThat(
                        failure.code().wireName())
                .isEqualTo(code));
    }

    private static byte[] bytes(String body) {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
