package dev.synod.session.core;

import dev.synod.events.session.AnsweredBy;
import dev.synod.events.session.Cost;
import dev.synod.events.session.CouncilOptions;
import dev.synod.events.session.Priority;
import dev.synod.events.session.SessionEvent;
import dev.synod.events.session.SessionEvent.SessionCreated;
import dev.synod.events.session.Source;
import dev.synod.session.core.desk.Ask;
import dev.synod.session.core.desk.Purpose;
import dev.synod.session.core.desk.Reply;
import dev.synod.session.core.desk.Task;
import dev.synod.session.core.dossier.Dossier;
import dev.synod.session.core.measure.StoppingRules;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Plays a session against the pure machine: keeps what was published, answers what is asked. */
final class Play {
    static final String ID = "0199";
    static final Instant START = Instant.parse("2026-11-01T10:00:00Z");
    static final Rules.Times TIMES = new Rules.Times(
            Duration.ofSeconds(30),
            Duration.ofSeconds(180),
            Duration.ofSeconds(30),
            Duration.ofSeconds(20),
            Duration.ofSeconds(5),
            Duration.ofSeconds(60),
            Duration.ofHours(1),
            Duration.ofMinutes(5));
    static final Rules RULES = new Rules(
            IntStream.rangeClosed(1, 9)
                    .mapToObj(i -> new Persona("p" + i, "Name " + i, "role " + i, "business"))
                    .toList(),
            new Rules.Routes(List.of("expert-a", "expert-b"), List.of("chairman", "chairman-substitute"), "utility"),
            TIMES,
            new StoppingRules(0.85, 0.7, 0.30, 0.75, 0.80, 0.05));
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
        created = new SessionCreated("alice", "Should we?", options, null, null);
        state = Deliberation.queued(Dossier.opened(ID, created));
        last = Step.unchanged(state);
    }

    Step give(Input input) {
        last = council.step(state, input);
        state = last.next();
        published.addAll(last.facts());
        return last;
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

    Step refuse(Ask ask, String code, boolean passing) {
        return give(new Input.Refused(now, ask.requestId(), code, passing, "no model could answer"));
    }

    /** Refuses it, and whatever is tried in its place. */
    void refuseForGood(Ask ask) {
        refuse(ask, "auth", false);
        for (Optional<Ask> next = state.desk().about(ask.task());
                next.isPresent() && !next.get().isParked();
                next = state.desk().about(ask.task())) {
            refuse(next.get(), "auth", false);
        }
    }

    /** Everybody is overloaded who is asked this, now and after each rest, until nobody is, or a provider is awaited. */
    void busy(Task task) {
        for (Optional<Ask> next = state.desk().about(task);
                next.isPresent() && !next.get().stalled();
                next = state.desk().about(task)) {
            Ask ask = next.get();
            if (ask.isParked()) {
                now = ask.dueAt();
                give(new Input.Tick(now));
            } else {
                refuse(ask, "overloaded", true);
            }
        }
    }

    /** Begins, and answers everything until this stage is reached. */
    Play until(Stage wanted) {
        return until(() -> state.stage() == wanted);
    }

    /** Begins, and answers everything until something is asked for this purpose. */
    Play until(Purpose wanted) {
        return until(() -> !asks(wanted).isEmpty());
    }

    Play until(BooleanSupplier reached) {
        if (state.stage() == Stage.QUEUED) {
            give(new Input.Begin(now));
        }
        while (!reached.getAsBoolean()) {
            if (state.desk().asks().isEmpty()) {
                throw new AssertionError("ended in " + state.stage() + " without getting there");
            }
            answer(state.desk().asks().getFirst());
        }
        return this;
    }

    /** What is asked for a purpose and under way. */
    List<Ask> asks(Purpose purpose) {
        return state.desk().asks().stream()
                .filter(ask -> ask.task().purpose() == purpose && !ask.isParked())
                .toList();
    }

    Ask ask(Purpose purpose) {
        return asks(purpose).getFirst();
    }

    Dossier folded() {
        return Dossier.of(
                ID, Stream.concat(Stream.of(created), published.stream()).toList());
    }

    <E extends SessionEvent> List<E> published(Class<E> type) {
        return published.stream().filter(type::isInstance).map(type::cast).toList();
    }

    <E extends SessionEvent> E first(Class<E> type) {
        return published(type).getFirst();
    }

    /** Words of their own for each member and round, so that nothing converges by itself. */
    static Reply reply(Ask ask) {
        String key = ask.task().key();
        return switch (ask.task().purpose()) {
            case TRIAGE -> new Reply.Clarity(true, "It is clear.", List.of());
            case DECOMPOSITION ->
                new Reply.Split(List.of(
                        new Reply.Split.Part("Cost", "What does it cost?", List.of(), List.of()),
                        new Reply.Split.Part("People", "Who does it?", List.of(), List.of())));
            case PANEL -> new Reply.Choice(List.of("p3", "p1", "p5", "p2"));
            case CONTRIBUTION -> new Reply.Prose("cost people " + words(key), List.of());
            case SEARCH -> new Reply.Found(List.of(new Source("Title", "https://example.org", "snippet")));
            case EMBEDDING -> new Reply.Unreadable("compared by words in these plays");
            case MODERATION -> new Reply.Prose("keep to " + key, List.of());
            case DIGEST -> new Reply.Prose("digest of " + key, List.of());
            case BALLOT -> new Reply.Order(List.of("A", "B", "C", "D"));
            case SYNTHESIS -> new Reply.Prose("synthesis of " + key, List.of());
            case VERDICT -> new Reply.Judgement("Do it", "because", 0.7, List.of("one was against"));
            case ACTIONS ->
                new Reply.Plan(List.of(
                        new Reply.Plan.Draft("first", "", Priority.HIGH, List.of(), List.of(), List.of(), List.of()),
                        new Reply.Plan.Draft(
                                "second", "", Priority.LOW, List.of(), List.of(), List.of(1, 2, 9), List.of("go"))));
        };
    }

    private static String words(String key) {
        return IntStream.range(0, 5)
                .mapToObj(i -> "word" + key.replaceAll("\\W", "") + i)
                .reduce("", (all, word) -> all + " " + word);
    }
}
