package dev.synod.session.core;

import dev.synod.events.session.CouncilOptions;
import dev.synod.events.session.SessionEvent;
import dev.synod.events.session.SessionEvent.CostUpdated;
import dev.synod.events.session.SessionEvent.DegradationChanged;
import dev.synod.events.session.SessionEvent.SessionCancelled;
import dev.synod.events.session.SessionEvent.SessionCompleted;
import dev.synod.events.session.SessionEvent.SessionCreated;
import dev.synod.events.session.SessionEvent.SessionFailed;
import dev.synod.events.session.SessionEvent.VerdictReached;
import dev.synod.session.core.desk.Ask;
import dev.synod.session.core.desk.Desk;
import dev.synod.session.core.desk.Reply;
import dev.synod.session.core.dossier.Dossier;
import dev.synod.session.core.dossier.Inquiry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** A gateway, a user and a crashing process around one session, all driven by one seed. */
final class SimulatedWorld {
    private static final int MOST_STEPS = 20_000;

    final Play play;
    private final Random chance;
    private final Gremlins gremlins;
    private final List<Input> underWay = new ArrayList<>();
    private final Set<String> sent = new LinkedHashSet<>();
    private final Set<String> transitions = new LinkedHashSet<>();
    private final Map<String, String> stages = new LinkedHashMap<>();
    /** How many of a hundred answers are refusals for good, and of a thousand acts a cancellation. */
    private final int refusals;

    private final int cancellations;
    /** How many of a thousand requests the gateway thinks too dear, whatever was paid. */
    private final int tooDear;

    private Dossier mirror;
    private boolean outage;
    private boolean verdicts;
    private int retries;

    SimulatedWorld(int seed) {
        chance = new Random(seed);
        play = new Play(options());
        gremlins = new Gremlins(chance);
        refusals = chance.nextInt(10) == 0 ? 60 : 4;
        cancellations = chance.nextInt(20) == 0 ? 100 : 1;
        tooDear = List.of(0, 0, 0, 0, 0, 20, 200, 900).get(chance.nextInt(8));
        mirror = play.state.dossier();
        note(play.state.dossier());
    }

    private CouncilOptions options() {
        return new CouncilOptions(
                1 + chance.nextInt(5),
                2 + chance.nextInt(5),
                3 + chance.nextInt(5),
                chance.nextInt(8) == 0 ? List.of("p9", "p8", "p7") : List.of(),
                chance.nextInt(4) == 0 ? false : null,
                chance.nextInt(5) == 0 ? (Long) (long) (300 + chance.nextInt(3_000)) : null,
                chance.nextInt(6) == 0 ? (Integer) (60 + chance.nextInt(1_200)) : null);
    }

    static List<String> kindsOfEvents() {
        return Stream.of(SessionEvent.class.getPermittedSubclasses())
                .filter(kind -> kind != SessionCreated.class)
                .map(Class::getSimpleName)
                .toList();
    }

    Set<String> transitions() {
        return transitions;
    }

    void run() {
        if (chance.nextInt(100) == 0) {
            take(new Input.Cancel(play.now, "not even begun"));
        }
        take(new Input.Begin(play.now));
        for (int steps = 0; play.state.stage() != Stage.ENDED || isTriedAgain(); steps++) {
            assertThat(steps).as("it always ends").isLessThan(MOST_STEPS);
            act();
        }
        // what is still under way comes after the end, and changes nothing
        underWay.forEach(late -> assertThat(play.give(late).ignored()).isTrue());
    }

    /** A failed session may be tried again, a few times. */
    private boolean isTriedAgain() {
        if (retries++ < 2 && chance.nextBoolean()) {
            take(new Input.Retry(play.now));
        }
        return play.state.stage() != Stage.ENDED;
    }

    private void act() {
        int dice = chance.nextInt(1000);
        if (chance.nextInt(1000) < cancellations) {
            take(new Input.Cancel(play.now, "enough"));
        } else if (dice < 12) {
            take(new Input.Pause(play.now));
        } else if (dice < 20) {
            crash();
        } else if (dice < 24) {
            take(new Input.Interject(play.now, "a word from me"));
        } else if (dice < 28) {
            outage = !outage && chance.nextInt(3) == 0;
        } else if (dice < 32) {
            take(new Input.LevelChanged(play.now, chance.nextInt(5), "somehow"));
        } else if (dice < 80 || underWay.isEmpty()) {
            timePasses();
        } else {
            take(underWay.remove(chance.nextInt(underWay.size())));
        }
    }

    private void timePasses() {
        play.now = play.now.plusSeconds(1 + chance.nextInt(60));
        take(new Input.Tick(play.now));
        if (play.state.dossier().clock().paused()) {
            take(new Input.Resume(play.now));
        }
        if (play.state.stage() == Stage.CLARIFICATION) {
            take(new Input.Clarify(play.now, "I mean this"));
        }
        if (!outage && chance.nextInt(4) == 0) {
            take(new Input.ProviderBack(play.now));
        }
    }

    private void take(Input input) {
        int before = play.published.size();
        Dossier known = play.state.dossier();
        Step step = play.give(input);
        step.asks().forEach(this::send);
        check(List.copyOf(play.published.subList(before, play.published.size())));
        note(known, step);
    }

    /** The gateway: answers some, loses some, repeats some, garbles some. */
    private void send(Ask ask) {
        sent.add(ask.requestId());
        int dice = chance.nextInt(100);
        Input answer;
        if (chance.nextInt(1_000) < tooDear) {
            answer = new Input.Refused(play.now, ask.requestId(), Limits.BUDGET, false, "it would cost too much");
        } else if (outage) {
            answer = new Input.Refused(play.now, ask.requestId(), "circuit_open", true, "nobody is there");
        } else if (dice < 80 && refusals < 10 || dice < 30) {
            answer = play.replied(ask, gremlins.reply(ask), dice < 8);
        } else if (dice < 86) {
            answer = play.replied(ask, new Reply.Unreadable("garbled"), false);
        } else if (chance.nextInt(100) < refusals) {
            answer = new Input.Refused(play.now, ask.requestId(), "content_refused", false, "no");
        } else {
            answer = new Input.Refused(play.now, ask.requestId(), "overloaded", true, "busy");
        }
        if (dice < 97) {
            underWay.add(answer);
        }
        if (chance.nextInt(20) == 0) {
            underWay.add(answer);
        }
    }

    /** What is on the way may be lost; and the checkpoint too, so that only the published events are left. */
    private void crash() {
        if (chance.nextBoolean()) {
            underWay.clear();
        }
        if (chance.nextBoolean()) {
            assertThat(play.folded()).isEqualTo(mirror);
            play.state = new Deliberation(play.folded(), Desk.EMPTY);
            take(new Input.Tick(play.now));
        }
    }

    private void check(List<SessionEvent> told) {
        Dossier dossier = play.state.dossier();
        for (SessionEvent fact : told) {
            mirror = mirror.with(fact);
        }
        assertThat(dossier)
                .as("the fold of what was published is what is known")
                .isEqualTo(mirror);
        assertThat(told.stream().filter(fact -> fact instanceof VerdictReached).count() + (verdicts ? 1 : 0))
                .as("at most one verdict")
                .isLessThanOrEqualTo(1);
        verdicts |= dossier.verdict() != null;
        assertThat(play.state.desk().asks()).extracting(ask -> ask.task().key()).doesNotHaveDuplicates();
        assertThat(sent)
                .as("nothing is paid that was not asked")
                .containsAll(told.stream()
                        .filter(CostUpdated.class::isInstance)
                        .map(fact -> ((CostUpdated) fact).requestId())
                        .toList());
        dossier.inquiries().forEach(this::check);
        told.stream()
                .filter(DegradationChanged.class::isInstance)
                .map(DegradationChanged.class::cast)
                .forEach(change -> assertThat(change.level())
                        .as("a level that is known is not told")
                        .isNotEqualTo(change.previousLevel()));
        if (play.state.stage() == Stage.ENDED) {
            assertThat(play.state.dueAt(Play.RULES)).isEmpty();
            assertThat(told.isEmpty() || isEnd(told.getLast()))
                    .as("nothing is told after the end")
                    .isTrue();
            assertThat(play.state.desk().asks())
                    .as("nothing is asked after the end")
                    .isEmpty();
            told.stream()
                    .filter(fact -> fact instanceof SessionFailed failed
                            && failed.code().equals(Limits.BUDGET))
                    .forEach(failed -> assertThat(((SessionFailed) failed).recoverable())
                            .as("a retry brings no money")
                            .isFalse());
        } else if (!dossier.standsStill()) {
            assertThat(play.state.desk().asks())
                    .as("something is always awaited")
                    .isNotEmpty();
            assertThat(play.state.dueAt(Play.RULES)).as("time always has a say").isPresent();
        } else {
            assertThat(play.last.asks().stream().filter(ask -> ask.attempt() == 1))
                    .as("nothing new is asked while it stands still")
                    .isEmpty();
        }
    }

    private void check(Inquiry inquiry) {
        assertThat(inquiry.round())
                .as("never more rounds than the cap")
                .isLessThanOrEqualTo(play.created.options().rounds());
        for (int round = 1; round < inquiry.round(); round++) {
            assertThat(inquiry.heardIn(round).size())
                    .as("a further round follows a quorum only")
                    .isGreaterThanOrEqualTo(inquiry.panel().size() / 2 + 1);
        }
        assertThat(inquiry.absences().stream()
                        .filter(absence -> absence.code().equals(Limits.BUDGET) && absence.round() < inquiry.round()))
                .as("no further round follows one that could not be paid")
                .isEmpty();
        assertThat(inquiry.contributions())
                .as("nobody speaks twice in a round")
                .extracting(said -> said.round() + said.memberId())
                .doesNotHaveDuplicates();
    }

    /** Remembers which stage followed which, fact by fact. */
    private void note(Dossier before, Step step) {
        Dossier known = before;
        for (SessionEvent fact : step.facts()) {
            known = known.with(fact);
            note(known);
        }
    }

    private void note(Dossier dossier) {
        note("session", Stage.of(dossier).name());
        dossier.inquiries()
                .forEach(inquiry ->
                        note(inquiry.id(), InquiryStage.of(dossier, inquiry).name()));
    }

    private void note(String whose, String stage) {
        String before = stages.put(whose, stage);
        if (before != null && !before.equals(stage)) {
            transitions.add(before + " -> " + stage);
        }
    }

    private static boolean isEnd(SessionEvent event) {
        return event instanceof SessionCompleted || event instanceof SessionCancelled || event instanceof SessionFailed;
    }
}
