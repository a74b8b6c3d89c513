package dev.synod.gateway.shell;

import dev.synod.events.llm.ProviderStatus.CircuitState;
import dev.synod.gateway.core.Operation;
import dev.synod.gateway.core.ProviderAnswer;
import io.smallrye.mutiny.Uni;

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
     * A circuit as this replica sees it.
     *
     * @param since when it entered this state
     */
    record Circuit(String provider, String operation, CircuitState state, Instant since) {}

    /** Is told of each change, in order per circuit. */
    interface CircuitWatch {
        void changed(Circuit circuit);
    }
}
