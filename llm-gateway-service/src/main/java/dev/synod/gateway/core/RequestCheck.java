package dev.synod.gateway.core;

import dev.synod.events.llm.LlmErrorCode;
import dev.synod.events.llm.LlmRequest.ChatMessage;
import dev.synod.events.llm.LlmRequest.RequestCompletion;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** What JSON alone does not promise about a request. */
public final class RequestCheck {
    private static final List<String> ROLES = List.of("system", "user", "assistant");

    private RequestCheck() {}

    /** True if the request can be answered at all, be it with a failure. */
    public static boolean isAddressed(RequestCompletion request) {
        return present(request.requestId()) && present(request.sessionId());
    }

    /** Why no provider should see this request; null if one may. */
    public static @Nullable CallFailure failureOf(RequestCompletion request) {
        String wrong = wrong(request);
        return wrong == null ? null : new CallFailure(LlmErrorCode.INVALID_REQUEST, wrong);
    }

    private static @Nullable String wrong(RequestCompletion request) {
        if (!present(request.route())) {
            return "route is missing: name one of the gateway's routes";
        }
        if (request.deadline() == null) {
            return "deadline is missing: give the time after which the answer is of no use";
        }
        if (request.maxOutputTokens() < 1) {
            return "maxOutputTokens is " + request.maxOutputTokens() + ": give at least 1";
        }
        if (!(request.temperature() >= 0 && request.temperature() <= 2)) {
            return "temperature is " + request.temperature() + ": give 0 to 2";
        }
        return wrongMessages(request.messages());
    }

    private static @Nullable String wrongMessages(@Nullable List<ChatMessage> messages) {
        if (messages == null || messages.stream().noneMatch(message -> "user".equals(message.role()))) {
            return "messages hold no user message: there is nothing to ask";
        }
        for (ChatMessage message : messages) {
            if (!ROLES.contains(message.role()) || message.content() == null) {
                return "a message has role '%s' and %s content: roles are %s, content is text"
                        .formatted(message.role(), message.content() == null ? "no" : "some", ROLES);
            }
        }
        return null;
    }

    private static boolean present(@Nullable String text) {
        return text != null && !text.isBlank();
    }
}
