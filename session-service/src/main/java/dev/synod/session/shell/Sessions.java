package dev.synod.session.shell;

import dev.synod.events.TraceContext;
import dev.synod.events.llm.LlmResponse;
import dev.synod.events.session.Degradation;
import dev.synod.kit.trace.Traces;
import dev.synod.session.core.Council;
import dev.synod.session.core.Deliberation;
import dev.synod.session.core.Input;
import dev.synod.session.core.Step;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** The loop: an input comes, the core decides, state and messages are stored together. */
@ApplicationScoped
public class Sessions {
    private final SessionStore store;
    private final Council council;
    private final Messages messages;
    private final Responses responses;
    private final StepLines lines;
    private final Clock clock;
    private final SessionMetrics metrics;

    Sessions(
            SessionStore store,
            Council council,
            Messages messages,
            Responses responses,
            StepLines lines,
            Clock clock,
            SessionMetrics metrics) {
        this.store = store;
        this.council = council;
        this.messages = messages;
        this.responses = responses;
        this.lines = lines;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** Takes in what the gateway says; late and repeated responses change nothing. */
    public Uni<Boolean> respond(LlmResponse response) {
        return step(UUID.fromString(response.sessionId()), Traces.current(), state -> state.desk()
                .open(response.requestId())
                .map(ask -> responses.inputOf(response, ask, clock.instant())));
    }

    /**
     * Does what a user wants with a session.
     *
     * @param wish the word for it
     * @return false if there is no such session; fails with {@link IllegalTransition} if its state forbids it
     */
    public Uni<Boolean> act(UUID sessionId, String wish, Function<Instant, Input> input) {
        TraceContext trace = Traces.current();
        return decide(sessionId, stored -> {
            Step step = council.step(stored.state(), input.apply(clock.instant()));
            if (step.ignored()) {
                throw new IllegalTransition(wish, Status.of(stored.state()));
            }
            return Optional.of(new Decision(step, trace));
        });
    }

    /** Lets something happen to a session that nobody asked for, in the trace in which it was created. */
    Uni<Boolean> happen(UUID sessionId, Function<Instant, Input> input) {
        return decide(
                sessionId, stored -> taken(council.step(stored.state(), input.apply(clock.instant())), stored.trace()));
    }

    private Uni<Boolean> step(
            UUID sessionId, @Nullable TraceContext trace, Function<Deliberation, Optional<Input>> input) {
        return decide(sessionId, stored -> {
            Optional<Input> wanted = input.apply(stored.state());
            if (wanted.isEmpty()) {
                metrics.ignored();
            }
            return wanted.flatMap(what -> taken(council.step(stored.state(), what), trace));
        });
    }

    private Optional<Decision> taken(Step step, @Nullable TraceContext trace) {
        if (step.ignored()) {
            metrics.ignored();
            return Optional.empty();
        }
        return Optional.of(new Decision(step, trace));
    }

    /** Deciding may happen more than once; what came of it is told once, after it is committed. */
    private Uni<Boolean> decide(UUID sessionId, Function<Stored, Optional<Decision>> decide) {
        AtomicReference<Runnable> afterwards = new AtomicReference<>(() -> {});
        return store.update(sessionId, stored -> decide.apply(stored).map(decision -> {
                    List<Degradation> before = stored.state().dossier().degradations();
                    Instant now = clock.instant();
                    afterwards.set(() -> {
                        lines.write(before, decision.step(), decision.trace());
                        metrics.happened(sessionId, decision.step().facts(), now);
                    });
                    return messages.change(decision.step(), stored.sequence(), now, decision.trace());
                }))
                .invoke(known -> Objects.requireNonNull(afterwards.get()).run());
    }

    private record Decision(Step step, @Nullable TraceContext trace) {}
}
