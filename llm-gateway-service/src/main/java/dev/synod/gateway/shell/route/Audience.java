package dev.synod.gateway.shell.route;

import dev.synod.events.TraceContext;
import dev.synod.events.llm.LlmErrorCode;
import dev.synod.gateway.core.ModelRef;
import dev.synod.gateway.shell.port.Call;
import dev.synod.gateway.shell.port.Gone;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** Who waits for a call's answer. */
public interface Audience {
    /** Whether a provider may be asked now; fails, with {@link Gone}, if the answer is of no use. */
    Uni<Void> agree(Call call, int attempt, ModelRef model);

    /**
     * For the words of one attempt.
     *
     * @param cause the attempt's trace
     */
    Words words(Call call, int attempt, ModelRef model, @Nullable TraceContext cause);

    /** Hears one attempt, on one event loop. */
    interface Words {
        void append(String text);

        /** The attempt answered. */
        void finish();

        /**
         * The attempt failed, and what was said is void.
         *
         * @return false if it can't be taken back
         */
        boolean supersede(LlmErrorCode reason);
    }
}
