package dev.synod.gateway.shell;

import dev.synod.events.TraceContext;
import dev.synod.events.llm.LlmErrorCode;
import dev.synod.gateway.core.CallFailure;
import dev.synod.gateway.core.ModelRef;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** Who waits for a call's answer. */
interface Audience {
    /** Whether a provider may be asked now; fails, other than with a {@link CallFailure}, if the answer is of no use. */
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

    /** Nobody waits any more; whatever we are doing is of no use. */
    abstract class Gone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Gone(String why) {
            super(why, null, false, false);
        }
    }
}
