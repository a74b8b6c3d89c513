package dev.synod.events;

import com.fasterxml.jackson.databind.JsonNode;
import dev.synod.events.llm.LlmDelta.AttemptSuperseded;
import dev.synod.events.llm.LlmDelta.CompletionDelta;
import dev.synod.events.llm.LlmErrorCode;
import dev.synod.events.llm.LlmRequest.ChatMessage;
import dev.synod.events.llm.LlmRequest.OutputSchema;
import dev.synod.events.llm.LlmRequest.RequestCompletion;
import dev.synod.events.llm.LlmResponse.CompletionAnswered;
import dev.synod.events.llm.LlmResponse.CompletionFailed;
import dev.synod.events.llm.ProviderStatus.CircuitChanged;
import dev.synod.events.llm.ProviderStatus.CircuitState;
import dev.synod.events.session.Action;
import dev.synod.events.session.AnsweredBy;
import dev.synod.events.session.Cost;
import dev.synod.events.session.CouncilOptions;
import dev.synod.events.session.Outcome;
import dev.synod.events.session.PanelMember;
import dev.synod.events.session.Phase;
import dev.synod.events.session.Priority;
import dev.synod.events.session.SessionEvent.ActionsExtracted;
import dev.synod.events.session.SessionEvent.ContributionAdded;
import dev.synod.events.session.SessionEvent.ContributionFailed;
import dev.synod.events.session.SessionEvent.CostUpdated;
import dev.synod.events.session.SessionEvent.CouncilReduced;
import dev.synod.events.session.SessionEvent.DecompositionCompleted;
import dev.synod.events.session.SessionEvent.PanelSelected;
import dev.synod.events.session.SessionEvent.RankingCompleted;
import dev.synod.events.session.SessionEvent.RoundStarted;
import dev.synod.events.session.SessionEvent.SessionCancelled;
import dev.synod.events.session.SessionEvent.SessionCompleted;
import dev.synod.events.session.SessionEvent.SessionCreated;
import dev.synod.events.session.SessionEvent.SessionFailed;
import dev.synod.events.session.SessionEvent.SessionStarted;
import dev.synod.events.session.SessionEvent.SubproblemCompleted;
import dev.synod.events.session.SessionEvent.SubproblemStarted;
import dev.synod.events.session.SessionEvent.SynthesisCompleted;
import dev.synod.events.session.SessionEvent.VerdictReached;
import dev.synod.events.session.Standing;
import dev.synod.events.session.SubProblem;
import dev.synod.events.session.Verdict;
import dev.synod.events.session.Verdict.Seat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * One message of every wire type, with every field filled, all of one imagined session. They never
 * change by themselves, so any module's tests may build on them.
 */
public final class Samples {
    public static final String SESSION_ID = "0197e3a0-5b1c-7d2e-8f3a-4b5c6d7e8f90";
    public static final String OWNER_ID = "ada";
    public static final String REQUEST_ID = SESSION_ID + "/s1/r1/m1/1";
    public static final Instant TIME = Instant.parse("2026-11-22T04:30:00.123456Z");
    public static final TraceContext TRACE =
            new TraceContext("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "vendor=value");

    private static final AnsweredBy ANSWERED_BY = new AnsweredBy(REQUEST_ID, "anthropic", "claude-sonnet-4-5", false);
    private static final Cost CALL = new Cost(812, 240, 6_036);
    private static final Cost TOTAL = new Cost(9_744, 2_880, 72_432);

    /** One of each type, in the order in which {@link MessageTypes#all()} names them. */
    public static final List<Message> ALL = List.of(
            new SessionCreated(OWNER_ID, "Should we move our monolith to microservices?", new CouncilOptions(2, 3, 5)),
            new SessionStarted(),
            new DecompositionCompleted(
                    List.of(
                            new SubProblem("s1", "Cost of change", "What would the move cost in a year?"),
                            new SubProblem("s2", "Team", "Can twelve people run many services?")),
                    false),
            new SubproblemStarted("s1"),
            new PanelSelected(
                    "s1",
                    List.of(
                            new PanelMember("m1", "pragmatist", "Nadia", "Staff engineer", "expert-a"),
                            new PanelMember("m2", "sceptic", "Tomás", "Finance partner", "expert-b")),
                    false),
            new RoundStarted("s1", 1, Phase.EXPLORATION),
            new ContributionAdded(
                    "s1", 1, "m1", "Split the \"billing\" module first.\nMeasure – then decide.", ANSWERED_BY),
            new ContributionFailed("s1", 1, "m2", "timeout_first_token", "No word within 20 s from 2 models."),
            new CouncilReduced("s1", 1, List.of("m2"), 4, 3),
            new RankingCompleted(
                    "s1",
                    4_611_686_018_427_387_904L,
                    List.of(new Standing("m1", 1, 0.875), new Standing("m2", 2, 0.5)),
                    4,
                    1),
            new SynthesisCompleted("s1", "chairman", true, "A modular monolith first.", ANSWERED_BY),
            new SubproblemCompleted("s1", Outcome.REDUCED),
            new VerdictReached(new Verdict(
                    Outcome.REDUCED,
                    "Stay with one deployable this year.",
                    "Twelve people cannot carry the operations of many services.",
                    0.8,
                    List.of("One expert would split billing at once."),
                    List.of(new Seat("s1", "m2", "Tomás")),
                    List.of(new Seat("s2", "chairman", "Chairman")),
                    TOTAL)),
            new ActionsExtracted(
                    List.of(new Action(
                            SESSION_ID + "/a1",
                            "Draw module borders",
                            "Give each module one owner and one public package.",
                            Priority.HIGH,
                            List.of("No import crosses a border by January"),
                            List.of("More than two weeks of work"),
                            List.of(SESSION_ID + "/a0"))),
                    false),
            new CostUpdated(REQUEST_ID, "anthropic", "claude-sonnet-4-5", CALL, TOTAL),
            new SessionCompleted(Outcome.REDUCED),
            new SessionCancelled("No longer needed"),
            new SessionFailed("providers_unavailable", "No provider answered for 10 minutes.", true),
            new RequestCompletion(
                    REQUEST_ID,
                    SESSION_ID,
                    OWNER_ID,
                    "expert-a",
                    List.of(
                            new ChatMessage("system", "You are Nadia."),
                            new ChatMessage("user", "What would it cost?")),
                    new OutputSchema("contribution", json("{\"type\":\"object\",\"required\":[\"text\"]}")),
                    1_024,
                    0.7,
                    true,
                    labels(),
                    Instant.parse("2026-11-22T04:35:00Z")),
            new CompletionAnswered(
                    REQUEST_ID,
                    SESSION_ID,
                    "Split the \"billing\" module first.",
                    "stop",
                    "anthropic",
                    "claude-sonnet-4-5",
                    false,
                    2,
                    CALL,
                    labels()),
            new CompletionFailed(
                    REQUEST_ID, SESSION_ID, LlmErrorCode.CIRCUIT_OPEN, "Both models of expert-a rest.", 3, labels()),
            new CompletionDelta(REQUEST_ID, 1, 0, "Split the", labels()),
            new AttemptSuperseded(REQUEST_ID, 1, "anthropic", LlmErrorCode.NETWORK, labels()),
            new CircuitChanged("anthropic", "chat", CircuitState.HALF_OPEN, "gateway-1", TIME));

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

    private static Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("step", "contribution");
        labels.put("member", "m1");
        return labels;
    }

    private static JsonNode json(String text) {
        try {
            return MessageJson.MAPPER.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
