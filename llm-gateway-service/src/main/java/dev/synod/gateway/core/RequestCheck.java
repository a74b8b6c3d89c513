package dev.synod.gateway.core;

import dev.synod.events.llm.LlmErrorCode;
import dev.synod.events.llm.LlmRequest;
import dev.synod.events.llm.LlmRequest.ChatMessage;
import dev.synod.events.llm.LlmRequest.RequestCompletion;
import dev.synod.events.llm.LlmRequest.RequestEmbeddings;
import dev.synod.events.llm.LlmRequest.RequestSearch;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** What the message's form does not promise about a request. */
public final class RequestCheck {
    /** Of one request for embeddings; see {@link Embeddings#DIMENSIONS} for the reason. */
    public static final int MOST_TEXTS = 64;

    private static final int MOST_RESULTS = 10;
    private static final List<String> ROLES = List.of("system", "user", "assistant");

    private RequestCheck() {}

    /** True if the request can be answered at all, be it with a failure. */
    public static boolean isAddressed(LlmRequest request) {
        return !request.requestId().isBlank() && !request.sessionId().isBlank();
    }

    /** Why no provider should see this request; null if one may. */
    public static @Nullable CallFailure failureOf(LlmRequest request) {
        String wrong =
                switch (request) {
                    case RequestCompletion completion -> wrong(completion);
                    case RequestEmbeddings embeddings -> wrongTexts(embeddings.texts());
                    case RequestSearch search -> wrong(search);
                };
        return wrong == null ? null : new CallFailure(LlmErrorCode.INVALID_REQUEST, wrong);
    }

    private static @Nullable String wrong(RequestCompletion request) {
        if (request.maxOutputTokens() < 1) {
            return "maxOutputTokens is " + request.maxOutputTokens() + ": give at least 1";
        }
        if (!(request.temperature() >= 0 && request.temperature() <= 2)) {
            return "temperature is " + request.temperature() + ": give 0 to 2";
        }
        return wrongMessages(request.messages());
    }

    /** JSON may bring nulls where the types promise none: elements of a list are not looked at when read. */
    private static @Nullable String wrongMessages(List<ChatMessage> messages) {
        for (ChatMessage message : messages) {
            if (message == null || message.role() == null || message.content() == null) {
                return "messages hold null, or one without role or content: give both to each message";
            }
        }
        if (messages.stream().noneMatch(message -> "user".equals(message.role()))) {
            return "messages hold no user message: there is nothing to ask";
        }
        for (ChatMessage message : messages) {
            if (!ROLES.contains(message.role())) {
                return "a message has role '%s': roles are %s".formatted(message.role(), ROLES);
            }
        }
        return null;
    }

    private static @Nullable String wrongTexts(List<String> texts) {
        if (texts.isEmpty() || texts.size() > MOST_TEXTS) {
            return "there are %d texts: give 1 to %d".formatted(texts.size(), MOST_TEXTS);
        }
        for (String text : texts) {
            if (text == null || text.isBlank()) {
                return "texts hold a blank one: give words to each";
            }
        }
        return null;
    }

    private static @Nullable String wrong(RequestSearch search) {
        if (search.query().isBlank()) {
            return "query is blank: say what to search for";
        }
        if (search.maxResults() < 1 || search.maxResults() > MOST_RESULTS) {
            return "maxResults is %d: give 1 to %d".formatted(search.maxResults(), MOST_RESULTS);
        }
        return null;
    }
}
