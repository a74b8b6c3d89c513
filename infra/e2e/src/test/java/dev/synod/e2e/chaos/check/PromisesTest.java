package dev.synod.e2e.chaos.check;

import dev.synod.e2e.chaos.evidence.Case;
import dev.synod.e2e.chaos.evidence.Drawn;
import dev.synod.e2e.chaos.evidence.Evidence;
import dev.synod.e2e.chaos.evidence.Line;
import dev.synod.e2e.chaos.evidence.Paid;
import dev.synod.e2e.chaos.evidence.Saga;
import dev.synod.e2e.chaos.load.Held;
import dev.synod.e2e.chaos.load.Held.Said;
import dev.synod.e2e.stream.Seen;
import dev.synod.events.session.Action;
import dev.synod.events.session.AnsweredBy;
import dev.synod.events.session.Cost;
import dev.synod.events.session.Outcome;
import dev.synod.events.session.Priority;
import dev.synod.events.session.SessionEvent;
import dev.synod.events.session.SessionEvent.ActionsExtracted;
import dev.synod.events.session.SessionEvent.ContributionAdded;
import dev.synod.events.session.SessionEvent.CostUpdated;
import dev.synod.events.session.SessionEvent.InterjectionAdded;
import dev.synod.events.session.SessionEvent.SessionCompleted;
import dev.synod.events.session.SessionEvent.SessionStarted;
import dev.synod.events.session.SessionEvent.VerdictReached;
import dev.synod.events.session.Verdict;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** A checker that finds nothing is worth nothing: each way to break a promise is found, under the promise's name. */
class PromisesTest {
    private static final String ID = "s1";
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
    private static final long BUDGET = 100;
    private static final Action ACTION =
            new Action(ID + "/a1", "Act", "Now.", Priority.HIGH, List.of(), List.of(), List.of(), List.of());

    private final List<SessionEvent> events = new ArrayList<>(List.of(
            new SessionStarted(null),
            new InterjectionAdded(1, "hear me"),
            new CostUpdated(ID + "/verdict/1.1", "anthropic", "claude-sonnet-4-5", cost(60), cost(60)),
            new VerdictReached(verdict(List.of())),
            new ActionsExtracted(List.of(ACTION), false),
            new SessionCompleted(Outcome.FULL)));
    private final List<Line> topic = lines();
    private final List<Line> record = lines();
    private final List<Line> stream = lines();
    private final List<Line> clashes = new ArrayList<>();
    private final Map<String, Set<String>> known = new HashMap<>(Map.of("topic", Set.of(ID), "API", Set.of(ID)));
    private final List<Paid> calls = new ArrayList<>(List.of(call(NOON.minusSeconds(5))));
    private final List<String> surprises = new ArrayList<>();
    private final List<Saga> sagas = new ArrayList<>(List.of(new Saga("r1", "s0/a1", ID, "LINKED", true, ID)));
    private final List<String> waiting = new ArrayList<>();
    private Drawn drawn = new Drawn(true, List.of(ID + "/a1"), 60);
    private List<Said> said = List.of(new Said("hear me", true, 0), new Said("too late", false, 0));
    private String state = "COMPLETED";
    private String difference;
    private String trouble;

    @Test
    void a_run_without_a_fault_breaks_no_promise() {
        assertThat(broken()).isEmpty();
    }

    @Test
    void a_session_that_does_not_end() {
        state = "RUNNING";
        assertThat(broken()).containsExactly("every accepted session ends");
    }

    @Test
    void a_session_whose_last_event_is_not_its_end() {
        events.removeLast();
        assertThat(broken()).contains("every accepted session ends");
    }

    @Test
    void a_stream_that_shows_the_wrong_thing_or_does_not_end() {
        trouble = "not the next one is 4";
        assertThat(broken()).containsExactly("every accepted session ends");
    }

    @Test
    void a_message_that_got_lost_on_its_way_to_the_topic() {
        topic.remove(2);
        assertThat(broken()).contains("sequences have no gap", "the record is the topic", "the stream is the topic");
    }

    @Test
    void two_events_with_one_sequence() {
        clashes.add(new Line(2, "other", "{}"));
        assertThat(broken()).containsExactly("one event per sequence");
    }

    @Test
    void an_event_that_the_record_lacks_or_has_otherwise() {
        record.removeLast();
        assertThat(broken()).containsExactly("the record is the topic");
        record.add(new Line(5, "dev.synod.session.completed.v1", "{\"other\":1}"));
        assertThat(broken()).containsExactly("the record is the topic");
    }

    @Test
    void a_verdict_an_action_or_a_cost_that_the_record_has_not_drawn_from_the_events() {
        for (Drawn wrong : List.of(
                new Drawn(false, List.of(ID + "/a1"), 60),
                new Drawn(true, List.of(), 60),
                new Drawn(true, List.of(ID + "/a1"), 120))) {
            drawn = wrong;
            assertThat(broken()).as("%s", wrong).containsExactly("what the record tells follows from the events");
        }
    }

    @Test
    void somebody_who_waits_in_vain() {
        waiting.add("user-1 posts a problem");
        assertThat(broken()).containsExactly("nobody waits for ever");
    }

    @Test
    void a_stream_that_skips_or_repeats() {
        stream.remove(1);
        assertThat(broken()).containsExactly("the stream is the topic");
        stream.add(1, stream.getFirst());
        assertThat(broken()).containsExactly("the stream is the topic");
    }

    @Test
    void a_checkpoint_that_is_not_what_was_published() {
        difference = "rounds: 2 is not 1";
        assertThat(broken()).containsExactly("the checkpoint is the fold of the events");
    }

    @Test
    void a_second_verdict() {
        events.add(4, new VerdictReached(verdict(List.of())));
        assertThat(broken()).containsExactly("one verdict at most");
    }

    @Test
    void a_hand_that_is_heard_twice_or_not_at_all_or_though_it_was_refused() {
        events.add(2, new InterjectionAdded(2, "hear me"));
        assertThat(broken()).containsExactly("what was said is heard once");
        events.removeIf(InterjectionAdded.class::isInstance);
        assertThat(broken()).containsExactly("what was said is heard once");
        said = List.of(new Said("too late", false, 0));
        events.add(1, new InterjectionAdded(1, "too late"));
        assertThat(broken()).containsExactly("what was said is heard once");
    }

    @Test
    void a_hand_raised_again_because_no_answer_came_may_be_heard_as_often() {
        said = List.of(new Said("hear me", true, 1));
        events.add(2, new InterjectionAdded(2, "hear me"));
        assertThat(broken()).isEmpty();
        events.add(3, new InterjectionAdded(3, "hear me"));
        assertThat(broken()).containsExactly("what was said is heard once");
    }

    @Test
    void a_budget_that_is_exceeded() {
        events.add(2, new CostUpdated(ID + "/x/1.1", "openai", "gpt", cost(50), cost(50)));
        drawn = new Drawn(true, List.of(ID + "/a1"), 110);
        assertThat(broken()).containsExactly("the budget is kept");
    }

    @Test
    void a_substitute_that_the_verdict_is_silent_about() {
        AnsweredBy substitute = new AnsweredBy("q", "openai", "gpt", true);
        events.add(2, new ContributionAdded("p1", 1, "m1", "I say", substitute, List.of()));
        assertThat(broken()).containsExactly("what went wrong is told");
    }

    @Test
    void a_call_that_is_made_again_when_its_answer_is_there() {
        calls.add(call(NOON.plusSeconds(1)));
        assertThat(broken()).containsExactly("no answered call is paid twice");
    }

    @Test
    void a_call_whose_first_answer_nobody_got_may_be_made_again() {
        calls.add(call(NOON.minusSeconds(1)));
        assertThat(broken()).isEmpty();
    }

    @Test
    void a_replanning_that_is_neither_done_nor_undone() {
        for (Saga half : List.of(
                new Saga("r1", "s0/a1", ID, "LINKED", true, ""),
                new Saga("r1", "s0/a1", ID, "LINKED", false, ID),
                new Saga("r1", "s0/a1", ID, "UNLINKED", true, ""),
                new Saga("r1", "s0/a1", ID, "UNLINKED", false, ID),
                new Saga("r1", "s0/a1", ID, "UNLINKING", false, ""))) {
            sagas.set(0, half);
            assertThat(broken()).as("%s", half).containsExactly("a replanning is all done or all undone");
        }
        sagas.set(0, new Saga("r1", "s0/a1", ID, "UNLINKED", false, ""));
        assertThat(broken()).isEmpty();
    }

    @Test
    void a_session_that_nobody_was_told_of() {
        known.put("record", Set.of(ID, "s9"));
        assertThat(broken()).containsExactly("there is nothing that nobody asked for");
    }

    @Test
    void an_answer_that_no_user_should_get() {
        surprises.add("GET /api/v1/sessions: 500");
        assertThat(broken()).containsExactly("nobody is answered what no user should be");
    }

    private List<String> broken() {
        Held held = new Held(ID, "alice", BUDGET, said, trouble == null ? new Seen(ID, List.of()) : null, trouble);
        Case one = new Case(held, state, topic, events, clashes, record, drawn, stream, difference);
        Evidence evidence = new Evidence(
                List.of(one),
                known,
                Map.of(ID + "/verdict/1.1", calls),
                Map.of(ID + "/verdict/1.1", NOON),
                sagas,
                surprises,
                waiting,
                5,
                0);
        return Promise.allBroken(Promises.ALL, evidence).stream()
                .map(Finding::promise)
                .distinct()
                .toList();
    }

    private static List<Line> lines() {
        return new ArrayList<>(List.of(
                new Line(1, "dev.synod.session.started.v1", "{}"),
                new Line(2, "dev.synod.interjection.added.v1", "{\"text\":\"hear me\"}"),
                new Line(3, "dev.synod.cost.updated.v1", "{}"),
                new Line(4, "dev.synod.verdict.reached.v1", "{}"),
                new Line(5, "dev.synod.session.completed.v1", "{}")));
    }

    private static Paid call(Instant askedAt) {
        return new Paid(ID + "/verdict/1.1", "anthropic", askedAt);
    }

    private static Verdict verdict(List<Verdict.Seat> substituted) {
        return new Verdict(
                Outcome.FULL,
                "Do it.",
                "Since.",
                0.8,
                List.of(),
                List.of(),
                substituted,
                cost(60),
                List.of(),
                List.of());
    }

    private static Cost cost(long microUsd) {
        return new Cost(1, 1, microUsd);
    }
}
