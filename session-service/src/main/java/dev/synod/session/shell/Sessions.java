package dev.synod.session.shell;

import dev.synod.events.TraceContext;
import dev.synod.events.llm.LlmResponse;
import dev.synod.events.llm.LlmResponse.CompletionAnswered;
import dev.synod.events.llm.LlmResponse.CompletionFailed;
import dev.synod.events.session.AnsweredBy;
import dev.synod.events.session.CouncilOptions;
import dev.synod.events.session.SessionEvent.SessionCreated;
import dev.synod.kit.trace.Traces;
import dev.synod.session.core.Ask;
import dev.synod.session.core.Council;
import dev.synod.session.core.Deliberation;
import dev.synod.session.core.Dossier;
import dev.synod.session.core.Input;
import dev.synod.session.core.Rules;
import dev.synod.session.core.Step;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** The loop: an input comes, the core decides, state and messages are stored together. */
@ApplicationScoped
public class Sessions {
    private final SessionStore store;
    private final PromptBook prompts;
    private final Council council;
    private final Clock clock;
    private final MeterRegistry metrics;

    Sessions(SessionStore store, PromptBook prompts, Rules rules, Clock clock, MeterRegistry metrics) {
        this.store = store;
        this.prompts = prompts;
        this.council = new Council(rules);
        this.clock = clock;
        this.metrics = metrics;
    }

    /** Takes a problem in and starts on it. */
    public Uni<Opening> open(
            String ownerId, String problem, CouncilOptions options, Optional<NewSession.IdempotencyKey> key) {
        UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        Instant now = clock.instant();
        SessionCreated created = new SessionCreated(ownerId, problem, options);
        Step begun =
                council.step(new Deliberation.Queued(Dossier.opened(id.toString(), created)), new Input.Begin(now));
        Step first = new Step(
                begun.next(),
                Stream.concat(Stream.of(created), begun.facts().stream()).toList(),
                begun.asks(),
                false);
        TraceContext trace = Traces.current();
        Change change = new Messages(prompts).change(first, 0, now, trace);
        return store.open(new NewSession(id, ownerId, key, trace), change);
    }

    /** Takes in what the gateway says; late and repeated responses change nothing. */
    public Uni<Boolean> respond(LlmResponse response) {
        return step(UUID.fromString(response.sessionId()), Traces.current(), state -> state.open(response.requestId())
                .map(ask -> inputOf(response, ask)));
    }

    /** Ends a session at its user's wish. */
    public Uni<Boolean> cancel(UUID sessionId, String reason) {
        return step(sessionId, Traces.current(), state -> {
            Status status = Status.of(state);
            if (status != Status.QUEUED && status != Status.RUNNING) {
                throw new IllegalTransition("cancel", status);
            }
            return Optional.of(new Input.Cancel(clock.instant(), reason));
        });
    }

    /** Lets time pass for a session, in the trace in which it was created. */
    Uni<Boolean> tick(UUID sessionId) {
        return store.update(sessionId, stored -> decide(stored, stored.trace(), new Input.Tick(clock.instant())));
    }

    private Uni<Boolean> step(
            UUID sessionId, @Nullable TraceContext trace, Function<Deliberation, Optional<Input>> input) {
        return store.update(sessionId, stored -> {
            Optional<Input> wanted = input.apply(stored.state());
            if (wanted.isEmpty()) {
                ignored();
            }
            return wanted.flatMap(what -> decide(stored, trace, what));
        });
    }

    private Optional<Change> decide(Stored stored, @Nullable TraceContext trace, Input input) {
        Step step = council.step(stored.state(), input);
        if (step.ignored()) {
            ignored();
            return Optional.empty();
        }
        return Optional.of(new Messages(prompts).change(step, stored.sequence(), input.at(), trace));
    }

    private Input inputOf(LlmResponse response, Ask ask) {
        return switch (response) {
            case CompletionAnswered answered ->
                new Input.Replied(
                        clock.instant(),
                        new AnsweredBy(
                                answered.requestId(), answered.provider(), answered.model(), answered.substitute()),
                        answered.cost(),
                        prompts.read(ask, answered.text()));
            case CompletionFailed failed ->
                new Input.Refused(
                        clock.instant(), failed.requestId(), failed.code().wireName(), failed.detail());
        };
    }

    private void ignored() {
        metrics.counter("synod.session.inputs.ignored").increment();
    }
}
