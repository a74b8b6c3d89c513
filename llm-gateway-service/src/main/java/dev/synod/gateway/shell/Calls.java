package dev.synod.gateway.shell;

import dev.synod.events.TraceContext;
import dev.synod.events.llm.LlmDelta.AttemptSuperseded;
import dev.synod.events.llm.LlmErrorCode;
import dev.synod.events.llm.LlmRequest;
import dev.synod.gateway.shell.port.Call;
import dev.synod.gateway.shell.port.CallLedger;
import dev.synod.gateway.shell.port.CallLedger.LeaseLost;
import dev.synod.gateway.shell.port.CallLedger.Settlement;
import dev.synod.gateway.shell.port.Claim;
import dev.synod.gateway.shell.port.Deltas;
import dev.synod.gateway.shell.route.Audience;
import dev.synod.gateway.shell.route.ProviderRoute;
import dev.synod.kit.log.LogIds;
import dev.synod.kit.trace.Traces;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;

/**
 * The life of a call: claimed in the ledger (then its record is acknowledged), walked along its
 * route, settled in the ledger together with its response. A call that cannot end here keeps its row;
 * when the lease runs out, some replica takes it over.
 */
@ApplicationScoped
public class Calls {
    private static final Duration SETTLE_AGAIN = Duration.ofMillis(200);
    private static final Duration SETTLE_AGAIN_AT_MOST = Duration.ofSeconds(5);

    private final CallLedger ledger;
    private final ProviderRoute route;
    private final Audience audience;
    private final Deltas deltas;
    private final RunningCalls running;
    private final EventLoops loops;

    Calls(
            CallLedger ledger,
            ProviderRoute route,
            TopicAudience audience,
            Deltas deltas,
            RunningCalls running,
            EventLoops loops) {
        this.ledger = ledger;
        this.route = route;
        this.audience = audience;
        this.deltas = deltas;
        this.running = running;
        this.loops = loops;
    }

    /** Takes a request in. When this completes, the ledger knows it, and the record is not needed any more. */
    public Uni<Void> accept(LlmRequest request, @Nullable TraceContext trace) {
        return ledger.claim(request, trace, running.hasRoom() && !running.isLeaving())
                .chain(claim -> switch (claim) {
                    case Claim.Ours(Call call) -> start(call);
                    case Claim.Waiting() -> {
                        running.noteBacklog();
                        yield Uni.createFrom().voidItem();
                    }
                    case Claim.UnderWay() -> Uni.createFrom().voidItem();
                    case Claim.Settled() -> {
                        Log.infof("%s: answered before, sending the answer again", request.requestId());
                        yield ledger.sendAgain(request.requestId(), trace);
                    }
                });
    }

    /** Takes calls over that nobody holds: left by a replica that died, or waiting for room. */
    public Uni<Void> takeOver() {
        int room = running.room();
        if (room == 0 || running.isLeaving()) {
            return Uni.createFrom().voidItem();
        }
        return ledger.takeOver(room)
                .invoke(calls -> {
                    running.backlogSeen(calls.size() == room);
                    calls.forEach(this::start);
                })
                .replaceWithVoid();
    }

    /** Keeps the leases of all that runs here. */
    public Uni<Void> renewLeases() {
        return running.isEmpty() ? Uni.createFrom().voidItem() : ledger.renew(running.ids());
    }

    private Uni<Void> start(Call call) {
        if (running.add(call.id())) {
            Executor own = loops.next();
            own.execute(() -> run(call, own));
        }
        return Uni.createFrom().voidItem();
    }

    /** The event loop context is the call's own and ends with it, so there is no scope to close. */
    @SuppressWarnings("MustBeClosedChecker")
    private static void enterTrace(Call call) {
        Traces.contextOf(call.trace()).makeCurrent();
    }

    /** Whatever is thrown on the way ends the call here too: a lease kept for nobody would be renewed for ever. */
    private void run(Call call, Executor own) {
        Instant began = Instant.now();
        Uni.createFrom()
                .deferred(() -> {
                    enterTrace(call);
                    LogIds.session(call.request().sessionId());
                    LogIds.request(call.id());
                    voidWordsOfTheDead(call);
                    return route.answer(call, audience, own);
                })
                .chain(this::settle)
                .onTermination()
                .invoke(() -> running.remove(call.id()))
                .subscribe()
                .with(settlement -> ended(settlement, began), failure -> abandoned(call, failure));
    }

    /** The answer is paid for: it is kept in hand until the ledger has it, or has another. */
    private Uni<Settlement> settle(Settlement settlement) {
        return ledger.settle(settlement)
                .onFailure(failure -> !(failure instanceof LeaseLost))
                .invoke(failure -> Log.errorf(
                        failure,
                        "%s: the answer is not stored yet, trying again",
                        settlement.response().requestId()))
                .onFailure(failure -> !(failure instanceof LeaseLost))
                .retry()
                .withBackOff(SETTLE_AGAIN, SETTLE_AGAIN_AT_MOST)
                .indefinitely()
                .replaceWith(settlement);
    }

    /** Whoever held the call before may have published words of an attempt that nobody will end. */
    private void voidWordsOfTheDead(Call call) {
        String provider = call.lastProvider();
        if (provider == null) {
            return;
        }
        Log.warnf("%s: taken over after %d attempts", call.id(), call.attemptsBefore());
        if (call.isStreamed()) {
            deltas.publish(
                    call.request().sessionId(),
                    new AttemptSuperseded(
                            call.id(),
                            call.attemptsBefore(),
                            provider,
                            LlmErrorCode.NETWORK,
                            call.request().labels()),
                    call.trace());
        }
    }

    private void abandoned(Call call, Throwable failure) {
        if (failure instanceof LeaseLost) {
            Log.warnf("%s: settled already, or in other hands; what was done here is dropped", call.id());
        } else {
            Log.errorf(failure, "%s: stopped; it is taken up again when its lease runs out", call.id());
        }
        refill();
    }

    private void ended(Settlement settlement, Instant began) {
        OutcomeLog.write(settlement.response(), Duration.between(began, Instant.now()));
        refill();
    }

    /** There is room again: what waits in the ledger need not wait for the next sweep. */
    private void refill() {
        if (running.takeBacklog()) {
            takeOver()
                    .subscribe()
                    .with(done -> {}, failure -> Log.errorf(failure, "waiting calls could not be taken up"));
        }
    }
}
