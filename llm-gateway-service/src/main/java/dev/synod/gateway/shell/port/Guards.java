package dev.synod.gateway.shell.port;

import dev.synod.events.llm.ProviderStatus.CircuitState;
import dev.synod.gateway.core.Operation;
import dev.synod.gateway.core.ProviderAnswer;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** What stands between a call and a provider. */
public interface Guards {
    /**
     * Runs attempts under the guards of a provider's operation, as often as its retry policy says.
     *
     * @return the answer, or the last attempt's failure, or a {@link
     *     dev.synod.gateway.core.CallFailure} with {@code circuit_open} or {@code bulkhead_full}
     */
    Uni<ProviderAnswer> call(String provider, Operation operation, Supplier<Uni<ProviderAnswer>> attempt);

    /** All circuits as this replica sees them. */
    List<Circuit> circuits();

    /**
     * Closes a circuit of this replica, and forgets its failures and how often it has opened.
     *
     * @return false if there is no such circuit
     */
    boolean reset(String provider, String operation);

    /**
     * A circuit as this replica sees it.
     *
     * @param since when it entered this state
     * @param failures within the window
     * @param nextTrialAt from when on an open circuit lets a call through
     */
    record Circuit(
            String provider,
            String operation,
            CircuitState state,
            Instant since,
            int failures,
            @Nullable Instant nextTrialAt) {}

    /** Is told of each change, in order per circuit. */
    interface CircuitWatch {
        void changed(Circuit circuit);
    }
}
