package dev.synod.gateway.shell.port;

import dev.synod.events.TraceContext;
import dev.synod.events.llm.LlmRequest;
import dev.synod.events.llm.LlmResponse;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;

/**
 * The durable queue of calls. Invariants: a request id has one row and at most one answer; only its
 * last holder begins attempts or settles, also after its lease ran out, as long as nobody has taken it over.
 */
public interface CallLedger {
    /**
     * Writes a request down, or finds it there.
     *
     * @param toRunNow false to leave it waiting for whoever has room
     */
    Uni<Claim> claim(LlmRequest request, @Nullable TraceContext trace, boolean toRunNow);

    /** Leases up to so many calls that nobody holds, oldest first. */
    Uni<List<Call>> takeOver(int atMost);

    /** Keeps the leases of these calls. */
    Uni<Void> renew(Collection<String> requestIds);

    /** Ends the leases of these calls, as far as they are ours: nobody holds them any more. */
    Uni<Void> giveBack(Collection<String> requestIds);

    /** Notes that a provider is about to be asked; fails with {@link LeaseLost} if it must not be. */
    Uni<Void> beginAttempt(String requestId, int attempt, String provider);

    /** Answer and outgoing message in one transaction; fails with {@link LeaseLost} if it is not ours to give. */
    Uni<Void> settle(Settlement settlement);

    /** Writes down a call that was never in the queue, with its outcome; no message goes out. */
    Uni<Void> record(LlmRequest request, LlmResponse response);

    /** Sends the stored answer once more. */
    Uni<Void> sendAgain(String requestId, @Nullable TraceContext cause);

    /** The call is in other hands, or answered; whatever we were doing is of no use. */
    final class LeaseLost extends Gone {
        private static final long serialVersionUID = 1L;

        public LeaseLost(String requestId) {
            super("the lease of " + requestId + " is lost");
        }
    }

    /** The database understood and refused: the same request will never be stored. */
    final class Unstorable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Unstorable(String why, Throwable cause) {
            super("the ledger refuses the request: " + why, cause);
        }
    }

    /**
     * How a call ended.
     *
     * @param cause the trace that the response continues: the attempt that answered
     */
    record Settlement(LlmResponse response, @Nullable TraceContext cause) {}
}
