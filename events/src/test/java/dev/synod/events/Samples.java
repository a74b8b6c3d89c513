package dev.synod.events;

import dev.synod.events.session.Action;
import dev.synod.events.session.AnsweredBy;
import dev.synod.events.session.Concern;
import dev.synod.events.session.Cost;
import dev.synod.events.session.CouncilOptions;
import dev.synod.events.session.Decision;
import dev.synod.events.session.Degradation;
import dev.synod.events.session.Duplicate;
import dev.synod.events.session.Likeness;
import dev.synod.events.session.Origin;
import dev.synod.events.session.Outcome;
import dev.synod.events.session.PanelMember;
import dev.synod.events.session.Phase;
import dev.synod.events.session.Priority;
import dev.synod.events.session.Quorum;
import dev.synod.events.session.ResumedBy;
import dev.synod.events.session.Scores;
import dev.synod.events.session.SessionEvent.ActionsExtracted;
import dev.synod.events.session.SessionEvent.ClarificationAnswered;
import dev.synod.events.session.SessionEvent.ClarificationRequested;
import dev.synod.events.session.SessionEvent.ContributionAdded;
import dev.synod.events.session.SessionEvent.ContributionFailed;
import dev.synod.events.session.SessionEvent.ConvergenceAssessed;
import dev.synod.events.session.SessionEvent.CostUpdated;
import dev.synod.events.session.SessionEvent.CouncilReduced;
import dev.synod.events.session.SessionEvent.DecompositionCompleted;
import dev.synod.events.session.SessionEvent.DedupCompleted;
import dev.synod.events.session.SessionEvent.DedupSkipped;
import dev.synod.events.session.SessionEvent.DegradationChanged;
import dev.synod.events.session.SessionEvent.InterjectionAdded;
import dev.synod.events.session.SessionEvent.ModerationAdded;
import dev.synod.events.session.SessionEvent.ModerationSkipped;
import dev.synod.events.session.SessionEvent.PanelSelected;
import dev.synod.events.session.SessionEvent.RankingCompleted;
import dev.synod.events.session.SessionEvent.ResearchCompleted;
import dev.synod.events.session.SessionEvent.ResearchSkipped;
import dev.synod.events.session.SessionEvent.RoundStarted;
import dev.synod.events.session.SessionEvent.SessionCancelled;
import dev.synod.events.session.SessionEvent.SessionCompleted;
import dev.synod.events.session.SessionEvent.SessionCreated;
import dev.synod.events.session.SessionEvent.SessionFailed;
import dev.synod.events.session.SessionEvent.SessionPaused;
import dev.synod.events.session.SessionEvent.SessionResumed;
import dev.synod.events.session.SessionEvent.SessionStarted;
import dev.synod.events.session.SessionEvent.SessionWaiting;
import dev.synod.events.session.SessionEvent.SubproblemCompleted;
import dev.synod.events.session.SessionEvent.SubproblemStarted;
import dev.synod.events.session.SessionEvent.SynthesisCompleted;
import dev.synod.events.session.SessionEvent.TriageCompleted;
import dev.synod.events.session.SessionEvent.VerdictReached;
import dev.synod.events.session.Source;
import dev.synod.events.session.Standing;
import dev.synod.events.session.SubProblem;
import dev.synod.events.session.Verdict;
import dev.synod.events.session.Verdict.Seat;
import dev.synod.events.session.WaitingFor;

import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;

/**
 * One message of every wire type, with every field filled, all of one imagined session. They never
 * change by themselves, so any module's tests may build on them.
 */
public final class Samples {
    public static final String SESSION_ID = "0197e3a0-5b1c-7d2e-8f3a-4b5c6d7e8f90";
    public static final String OWNER_ID = "ada";
    public static final String REQUEST_ID = SESSION_ID + "/s1/r1/m1/1";
    public static final Instant TIME = Instant.parse("2026-11-22T04:30:00.123456Z");
    private static final Instant DEADLINE = Instant.parse("2026-11-22T05:00:00Z");
    public static final TraceContext TRACE =
            new TraceContext("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "vendor=value");

    private static final AnsweredBy ANSWERED_BY = new AnsweredBy(REQUEST_ID, "anthropic", "claude-sonnet-4-5", false);
    private static final Cost CALL = new Cost(812, 240, 6_036);
    private static final Cost TOTAL = new Cost(9_744, 2_880, 72_432);

    private static final List<Message> SESSION = List.of(
            new SessionCreated(
                    OWNER_ID,
                    "Should we move our monolith to microservices?",
                    new CouncilOptions(2, 3, 5, List.of("sceptic", "economist", "counsel"), false, 500_000L, 1_800),
                    new Origin("0197e3a0-0000-7000-8000-000000000001", "s1.round-1"),
                    ReplanSamples.REPLANNING),
            new SessionStarted(DEADLINE),
            new SessionWaiting(WaitingFor.PROVIDERS, "No provider can be reached.", TIME),
            new SessionPaused(TIME),
            new SessionResumed(ResumedBy.PROVIDERS, DEADLINE),
            new TriageCompleted(false, false, "It does not say what the monolith does."),
            new ClarificationRequested(List.of("What does the monolith do?", "What hurts today?")),
            new ClarificationAnswered("It bills 40,000 customers; releases take two weeks."),
            new DecompositionCompleted(
                    List.of(
                            new SubProblem(
                                    "s1",
                                    "Cost of change",
                                    "What would the move cost in a year?",
                                    List.of(),
                                    List.of("cost of moving to microservices")),
                            new SubProblem(
                                    "s2", "Team", "Can twelve people run many services?", List.of("s1"), List.of())),
                    false),
            new SubproblemStarted("s1"),
            new PanelSelected(
                    "s1",
                    List.of(
                            new PanelMember("m1", "pragmatist", "Nadia", "Staff engineer", "expert-a"),
                            new PanelMember("m2", "sceptic", "Tomás", "Finance partner", "expert-b")),
                    false),
            new RoundStarted("s1", 3, Phase.CONVERGENCE, "All want module borders; two want services."),
            new ContributionAdded(
                    "s1",
                    1,
                    "m1",
                    "Split the \"billing\" module first.\nMeasure – then decide.",
                    ANSWERED_BY,
                    List.of("modular monolith case studies")),
            new ContributionFailed("s1", 1, "m2", "timeout_first_token", "No word within 20 s from 2 models."),
            new CouncilReduced("s1", 1, List.of("m2"), 4, 3),
            new ResearchCompleted(
                    "s1",
                    1,
                    "modular monolith case studies",
                    "brave",
                    List.of(new Source(
                            "A modular monolith", "https://example.org/a", "Borders first, services later."))),
            new ResearchSkipped("s1", 1, "modular monolith case studies", "circuit_open", "No search can be made."),
            new DedupCompleted(
                    "s1",
                    1,
                    Likeness.LEXICAL,
                    "circuit_open: No embeddings can be had.",
                    List.of(new Duplicate("m2", "m1", 0.875))),
            new DedupSkipped("s1", 1, "There are no words to compare."),
            new ConvergenceAssessed(
                    "s1", 2, new Scores(0.75, 0.5, 0.25, 0.125, 0.625, 1), Decision.CONTINUE, Concern.CIRCLING),
            new ModerationAdded("s1", 2, Concern.CIRCLING, "Say what would change your mind.", ANSWERED_BY),
            new ModerationSkipped("s1", 2, Concern.DRIFTING, "overloaded", "Both models of utility rest."),
            new InterjectionAdded(1, "We may hire two more people."),
            new RankingCompleted(
                    "s1",
                    4_611_686_018_427_387_904L,
                    List.of(new Standing("m1", 1, 0.875), new Standing("m2", 2, 0.5)),
                    4,
                    1),
            new SynthesisCompleted("s1", "chairman", true, "A modular monolith first.", ANSWERED_BY, "None."),
            new SubproblemCompleted("s1", Outcome.REDUCED),
            new VerdictReached(new Verdict(
                    Outcome.REDUCED,
                    "Stay with one deployable this year.",
                    "Twelve people cannot carry the operations of many services.",
                    0.8,
                    List.of("One expert would split billing at once."),
                    List.of(new Seat("s1", "m2", "Tomás")),
                    List.of(new Seat("s2", "chairman", "Chairman")),
                    TOTAL,
                    List.of(new Quorum("s1", 4, 3, 5)),
                    List.of(new Degradation("dedup", "s1", "Compared by words, not by embeddings.")))),
            new ActionsExtracted(
                    List.of(new Action(
                            SESSION_ID + "/a1",
                            "Draw module borders",
                            "Give each module one owner and one public package.",
                            Priority.HIGH,
                            List.of("No import crosses a border by January"),
                            List.of("More than two weeks of work"),
                            List.of(SESSION_ID + "/a0"),
                            List.of("List the packages", "Name an owner for each"))),
                    false),
            new CostUpdated(REQUEST_ID, "anthropic", "claude-sonnet-4-5", CALL, TOTAL),
            new DegradationChanged(2, "memory", 0),
            new SessionCompleted(Outcome.REDUCED),
            new SessionCancelled("No longer needed"),
            new SessionFailed("providers_unavailable", "No provider answered for 10 minutes.", true));

    /** One of each type, in the order in which {@link MessageTypes#all()} names them. */
    public static final List<Message> ALL = Stream.of(SESSION, LlmSamples.ALL, ReplanSamples.ALL)
            .<Message>flatMap(List::stream)
            .toList();

    private Samples() {}

    /** The sample of one type. */
    public static <T extends Message> T of(Class<T> type) {
        return ALL.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow(
                        () -> new NoSuchElementException("no sample of " + type.getName() + ": add one to Samples"));
    }

    /** A message as the session service would send it, as the session's first event. */
    public static <T extends Message> Envelope<T> inEnvelope(T message) {
        return new Envelope<>(SESSION_ID + "/1", "/synod/session-service", TIME, SESSION_ID, 1L, TRACE, message);
    }
}
