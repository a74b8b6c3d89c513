package dev.synod.gateway.shell;

import dev.synod.events.llm.LlmRequest.RequestCompletion;
import dev.synod.gateway.core.CallFailure;
import dev.synod.gateway.core.Completion;
import io.smallrye.mutiny.Uni;

import java.time.Duration;
import java.util.SequencedSet;
import java.util.function.Consumer;

/** The providers that have a key. */
public interface ChatProviders {
    /** Their names. */
    SequencedSet<String> names();

    /** One of them by name. */
    ChatProvider named(String name);

    /** One provider's chat operation. */
    interface ChatProvider {
        /**
         * Makes one HTTP call.
         *
         * @param words gets pieces of the text as they come, on the caller's event loop
         * @return the completion, or a {@link CallFailure} and nothing else
         */
        Uni<Completion> complete(Ask ask, Consumer<String> words);
    }

    /**
     * One attempt.
     *
     * @param timeLimit for the whole attempt
     */
    record Ask(String model, RequestCompletion request, Duration timeLimit) {}
}
