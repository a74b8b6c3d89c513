package dev.synod.gateway.adapter.provider.chat;

import dev.synod.events.llm.LlmErrorCode;
import dev.synod.gateway.core.CallFailure;
import dev.synod.gateway.core.Completion;

import java.util.function.Consumer;

/** An answer as it grows; a reply in its own shape fills it in. */
final class Answer {
    /**
     * A record holds 1 MiB by default, a character takes up to 6 bytes as JSON, and a later prompt quotes several
     * answers. One record beyond the bound stops the outbox for every session.
     */
    static final int MOST_CHARS = 50_000;

    String model = "";
    String finishReason = "";
    long inputTokens;
    long outputTokens;
    boolean complete;
    private final StringBuilder text = new StringBuilder();
    private final Consumer<String> words;

    Answer(Consumer<String> words) {
        this.words = words;
    }

    /** Fails with a {@link CallFailure} when the answer grows too long to be passed on. */
    void append(String more) {
        if (text.length() + more.length() > MOST_CHARS) {
            throw new CallFailure(
                    LlmErrorCode.SERVER_ERROR, "the answer is longer than %d characters".formatted(MOST_CHARS));
        }
        if (!more.isEmpty()) {
            text.append(more);
            words.accept(more);
        }
    }

    Completion completion() {
        if (!complete) {
            throw new CallFailure(
                    LlmErrorCode.NETWORK, "the answer was cut off after %d characters".formatted(text.length()));
        }
        if (text.isEmpty()) {
            throw new CallFailure(LlmErrorCode.SERVER_ERROR, "the answer is empty");
        }
        return new Completion(text.toString(), finishReason, model, inputTokens, outputTokens);
    }
}
