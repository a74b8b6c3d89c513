package dev.synod.session.shell;

import dev.synod.events.llm.LlmErrorCode;
import dev.synod.events.llm.LlmResponse;
import dev.synod.events.llm.LlmResponse.CompletionAnswered;
import dev.synod.events.llm.LlmResponse.CompletionFailed;
import dev.synod.events.llm.LlmResponse.EmbeddingsAnswered;
import dev.synod.events.llm.LlmResponse.LookupFailed;
import dev.synod.events.llm.LlmResponse.SearchAnswered;
import dev.synod.events.session.AnsweredBy;
import dev.synod.session.core.Input;
import dev.synod.session.core.desk.Ask;
import dev.synod.session.core.desk.Reply;
import jakarta.inject.Singleton;

import java.time.Instant;

/** What the gateway's responses mean to a deliberation. */
@Singleton
class Responses {
    private final PromptBook prompts;

    Responses(PromptBook prompts) {
        this.prompts = prompts;
    }

    Input inputOf(LlmResponse response, Ask ask, Instant at) {
        return switch (response) {
            case CompletionAnswered e ->
                new Input.Replied(
                        at,
                        new AnsweredBy(e.requestId(), e.provider(), e.model(), e.substitute()),
                        e.cost(),
                        prompts.read(ask, e.text()));
            case EmbeddingsAnswered e ->
                new Input.Replied(
                        at,
                        new AnsweredBy(e.requestId(), e.provider(), e.model(), false),
                        e.cost(),
                        new Reply.Vectors(e.vectors()));
            case SearchAnswered e ->
                new Input.Replied(
                        at,
                        new AnsweredBy(e.requestId(), e.provider(), "search", false),
                        e.cost(),
                        new Reply.Found(e.sources()));
            case CompletionFailed e -> refused(e.requestId(), e.code(), e.detail(), at);
            case LookupFailed e -> refused(e.requestId(), e.code(), e.detail(), at);
        };
    }

    private static Input refused(String requestId, LlmErrorCode code, String detail, Instant at) {
        return new Input.Refused(at, requestId, code.wireName(), code.isTransient(), detail);
    }
}
