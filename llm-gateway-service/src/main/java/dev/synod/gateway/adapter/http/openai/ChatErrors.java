package dev.synod.gateway.adapter.http.openai;

import dev.synod.events.llm.LlmErrorCode;
import dev.synod.gateway.core.CallFailure;
import io.quarkus.logging.Log;

/** What has gone wrong before or beside the call itself. */
final class ChatErrors {
    private ChatErrors() {}

    static ChatError of(Throwable failure) {
        if (failure instanceof CallFailure call) {
            return ChatError.of(call.code(), call.detail());
        }
        Log.warnf("a direct call was left: %s", failure.toString());
        return ChatError.of(LlmErrorCode.SERVER_ERROR, "the call could not be ended");
    }
}
