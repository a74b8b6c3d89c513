package dev.synod.gateway.shell;

import dev.synod.events.TraceContext;
import dev.synod.gateway.core.ModelRef;
import dev.synod.gateway.shell.port.Call;
import dev.synod.gateway.shell.port.CallLedger;
import dev.synod.gateway.shell.route.Audience;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Whoever asked by the topic: the ledger says whether the call is still ours, and words go to the deltas' topic. */
@Singleton
class TopicAudience implements Audience {
    private final CallLedger ledger;
    private final WordStream.Outlet outlet;

    TopicAudience(CallLedger ledger, WordStream.Outlet outlet) {
        this.ledger = ledger;
        this.outlet = outlet;
    }

    /** No provider is asked unless the ledger, a moment before, says that the call is ours. */
    @Override
    public Uni<Void> agree(Call call, int attempt, ModelRef model) {
        return ledger.beginAttempt(call.id(), attempt, model.provider());
    }

    @Override
    public Words words(Call call, int attempt, ModelRef model, @Nullable TraceContext cause) {
        return new WordStream(outlet, call, attempt, model.provider(), cause);
    }
}
