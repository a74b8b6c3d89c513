package dev.synod.session.core;

import dev.synod.events.session.AnsweredBy;
import dev.synod.events.session.Cost;
import dev.synod.events.session.CouncilOptions;
import dev.synod.events.session.Priority;
import dev.synod.events.session.SessionEvent;
import dev.synod.events.session.SessionEvent.SessionCreated;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Plays a session against the pure machine: keeps what was published, answers what is asked. */
final class Play {
    static final Instant START = Instant.parse("2026-11-01T10:00:00Z");
    static final Duration REISSUE = Duration.ofSeconds(30);
    static final Duration GIVE_UP = Duration.ofSeconds(180);
    static final Rules RULES = new Rules(
            IntStream.rangeClosed(1, 9)
                    .mapToObj(i -> new Persona("p" + i, "Name " + i, "role " + i))
                    .toList(),
            List.of("expert-a", "expert-b"),
            List.of("chairman", "chairman-substitute"),
            "utility",
            REISSUE,
            GIVE_UP);
    static final CouncilOptions OPTIONS = new CouncilOptions(2, 2, 4);

    final Council council = new Council(RULES);
    final SessionCreated created;
    final List<SessionEvent> published = new ArrayList<>();
    Deliberation state;
    Instant now = START;
    Step last;

    Play() {
        this(OPTIONS);
    }

    Play(CouncilOptions options) {
        created = new SessionCreated("alice", "Should we?", options);
        state = new Deliberation.Queued(Dossier.opened("0199", created));
        last = Step.unchanged(state);
    }

    Step give(Input input) {
        last = council.step(state, input);
        state = last.next();
        published.addAll(last.facts());
        return last;
    }

    Play begin() {
        give(new Input.Begin(now));
        return this;
    }

    Step answer(Ask ask) {
        return answer(ask, reply(ask));
    }

    Step answer(Ask ask, Reply reply) {
        return give(replied(ask, reply, false));
    }

    Input.Replied replied(Ask ask, Reply reply, boolean substitute) {
        return new Input.Replied(
                now, new AnsweredBy(ask.requestId(), "anthropic", "model", substitute), new Cost(10, 20, 30), reply);
    }

    Step refuse(Ask ask) {
        return give(new Input.Refused(now, ask.requestId(), "overloaded", "no model could answer"));
    }

    /** Answers everything until this state is reached. */
    <S extends Deliberation> Play until(Class<S> wanted) {
        begin();
        while (!wanted.isInstance(state)) {
            if (state instanceof Deliberation.Ended) {
                throw new AssertionError("ended without reaching " + wanted.getSimpleName());
            }
            answer(state.asks().getFirst());
        }
        return this;
    }

    Dossier folded() {
        Dossier dossier = Dossier.opened("0199", created);
        for (SessionEvent event : published) {
            dossier = dossier.with(event);
        }
        return dossier;
    }

    <E extends SessionEvent> List<E> published(Class<E> type) {
        return published.stream().filter(type::isInstance).map(type::cast).toList();
    }

    static Reply reply(Ask ask) {
        return switch (ask.purpose()) {
            case DECOMPOSITION ->
                new Reply.Split(List.of(
                        new Reply.Split.Part("Cost", "What does it cost?"),
                        new Reply.Split.Part("People", "Who does it?")));
            case PANEL -> new Reply.Choice(List.of("p3", "p1", "p5", "p2"));
            case CONTRIBUTION -> new Reply.Prose("words of " + ask.requestId());
            case BALLOT -> new Reply.Order(List.of("A", "B", "C", "D"));
            case SYNTHESIS -> new Reply.Prose("synthesis by " + ask.requestId());
            case VERDICT -> new Reply.Judgement("Do it", "because", 0.7, List.of("one was against"));
            case ACTIONS ->
                new Reply.Plan(List.of(
                        new Reply.Plan.Draft("first", "", Priority.HIGH, List.of(), List.of(), List.of()),
                        new Reply.Plan.Draft("second", "", Priority.LOW, List.of(), List.of(), List.of(1, 2, 9))));
        };
    }
}
