package dev.synod.session;

import dev.synod.events.llm.LlmRequest;
import dev.synod.events.llm.LlmRequest.ChatMessage;
import dev.synod.events.llm.LlmRequest.RequestCompletion;

import java.util.stream.Collectors;

/** What a model is told. */
final class Prompts {
    private Prompts() {}

    /** All of a request's messages. */
    static String textOf(LlmRequest request) {
        return ((RequestCompletion) request)
                .messages().stream().map(ChatMessage::content).collect(Collectors.joining("\n"));
    }
}
