package dev.synod.gateway.adapter.http.openai;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.synod.events.llm.LlmResponse.CompletionAnswered;
import dev.synod.events.session.Cost;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** The documents of a good answer: whole, or in chunks. */
final class ChatCompletion {
    private ChatCompletion() {}

    /** Who is answered, and when: the same in all chunks. */
    record Heading(String id, long created) {}

    static Whole whole(Heading heading, CompletionAnswered answer) {
        return new Whole(
                heading.id(),
                "chat.completion",
                heading.created(),
                answer.model(),
                List.of(new Choice(0, new Message("assistant", answer.text()), answer.finishReason())),
                Usage.of(answer.cost()));
    }

    static Chunk chunk(Heading heading, String model, Delta delta, @Nullable String finishReason) {
        return new Chunk(
                heading.id(),
                "chat.completion.chunk",
                heading.created(),
                model,
                List.of(new ChunkChoice(0, delta, finishReason)),
                null);
    }

    static Chunk usage(Heading heading, String model, Cost cost) {
        return new Chunk(heading.id(), "chat.completion.chunk", heading.created(), model, List.of(), Usage.of(cost));
    }

    /** The whole answer. */
    record Whole(String id, String object, long created, String model, List<Choice> choices, Usage usage) {}

    /** The only choice there ever is. */
    record Choice(
            int index,
            Message message,
            @JsonProperty("finish_reason") String finishReason) {}

    /** What the model said. */
    record Message(String role, String content) {}

    /** A piece of it. */
    record Chunk(
            String id,
            String object,
            long created,
            String model,
            List<ChunkChoice> choices,
            @Nullable Usage usage) {}

    /** A piece of the only choice. */
    record ChunkChoice(
            int index,
            Delta delta,

            @JsonProperty("finish_reason") @Nullable String finishReason) {}

    /** What a piece adds. */
    record Delta(@Nullable String role, @Nullable String content) {}

    /** Tokens; none if the answer was remembered. */
    record Usage(
            @JsonProperty("prompt_tokens") long promptTokens,
            @JsonProperty("completion_tokens") long completionTokens,
            @JsonProperty("total_tokens") long totalTokens) {
        static Usage of(Cost cost) {
            return new Usage(cost.inputTokens(), cost.outputTokens(), cost.inputTokens() + cost.outputTokens());
        }
    }
}
