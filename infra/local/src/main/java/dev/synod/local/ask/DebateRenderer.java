package dev.synod.local.ask;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.synod.events.Message;
import dev.synod.events.MessageJson;
import dev.synod.events.MessageTypes;
import dev.synod.events.llm.LlmDelta.AttemptSuperseded;
import dev.synod.events.llm.LlmDelta.CompletionDelta;
import dev.synod.events.session.AnsweredBy;
import dev.synod.events.session.Cost;
import dev.synod.events.session.PanelMember;
import dev.synod.events.session.SessionEvent;
import dev.synod.events.session.Standing;
import dev.synod.events.session.SubProblem;
import dev.synod.local.ask.Speeches.Speaker;

import java.lang.System.Logger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns a session's events into a debate on the screen. Unknown events are passed over. */
public final class DebateRenderer {

    private static final Logger LOG = System.getLogger(DebateRenderer.class.getName());
    private static final Speaker CHAIRMAN = new Speaker("Chairman", 6);

    private final Screen screen;
    private final Speeches speeches;
    private final Map<String, Speaker> seats = new HashMap<>();
    private final Map<String, String> questions = new HashMap<>();
    private final Set<String> synthesesBegun = new HashSet<>();
    private Cost cost = Cost.ZERO;

    /** How a session ended. */
    public enum Ending {
        VERDICT,
        FAILED,
        CANCELLED
    }

    public DebateRenderer(Screen screen) {
        this.screen = screen;
        this.speeches = new Speeches(screen);
    }

    /** Shows one event; tells the ending if it is the last. */
    Optional<Ending> show(SseEvent event) {
        try {
            switch (event.name()) {
                case "contribution.delta", "synthesis.delta" -> say(read(event, CompletionDelta.class));
                case "attempt.superseded" -> cut(read(event, AttemptSuperseded.class));
                case "gap.detected" ->
                    screen.line(screen.paint().alarm("some events could not be had: " + event.data()));
                default -> {
                    return showFact(event);
                }
            }
        } catch (JsonProcessingException e) {
            LOG.log(Logger.Level.WARNING, "cannot read a {0} event: {1}", event.name(), e.getOriginalMessage());
        }
        return Optional.empty();
    }

    private Optional<Ending> showFact(SseEvent event) throws JsonProcessingException {
        Optional<Class<? extends Message>> type = MessageTypes.recordOf("dev.synod." + event.name() + ".v1");
        if (type.isEmpty() || !(read(event, type.get()) instanceof SessionEvent fact)) {
            return Optional.empty();
        }
        return switch (fact) {
            case SessionEvent.SessionCompleted completed -> Optional.of(Ending.VERDICT);
            case SessionEvent.SessionFailed failed -> {
                screen.line(screen.paint()
                        .alarm("failed: " + failed.detail() + " (" + failed.code() + ")"
                                + (failed.recoverable() ? "; trying again later can help" : "")));
                yield Optional.of(Ending.FAILED);
            }
            case SessionEvent.SessionCancelled cancelled -> {
                screen.line("cancelled: " + cancelled.reason());
                yield Optional.of(Ending.CANCELLED);
            }
            default -> {
                showProgress(fact);
                yield Optional.empty();
            }
        };
    }

    private void showProgress(SessionEvent fact) {
        switch (fact) {
            case SessionEvent.DecompositionCompleted split -> showSubProblems(split);
            case SessionEvent.SubproblemStarted started ->
                screen.headline(started.subProblemId() + "  " + questions.getOrDefault(started.subProblemId(), ""));
            case SessionEvent.PanelSelected panel -> showPanel(panel);
            case SessionEvent.RoundStarted round -> headline("round " + round.round() + ", " + lower(round.phase()));
            case SessionEvent.ContributionAdded added ->
                speeches.end(
                        added.answeredBy().requestId(), seat(added.subProblemId(), added.memberId()), added.text());
            case SessionEvent.ContributionFailed failed -> showAbsence(failed);
            case SessionEvent.CouncilReduced reduced ->
                screen.line(screen.paint()
                        .alarm("goes on with %d heard (quorum %d), missing: %s"
                                .formatted(
                                        reduced.heard(),
                                        reduced.quorum(),
                                        names(reduced.subProblemId(), reduced.missing()))));
            case SessionEvent.RankingCompleted ranking -> showRanking(ranking);
            case SessionEvent.SynthesisCompleted synthesis -> showSynthesis(synthesis);
            case SessionEvent.VerdictReached verdict -> VerdictBlock.show(screen, verdict.verdict());
            case SessionEvent.ActionsExtracted actions -> VerdictBlock.showActions(screen, actions);
            case SessionEvent.CostUpdated updated -> cost = updated.total();
            default -> LOG.log(Logger.Level.DEBUG, "nothing to show for {0}", fact);
        }
    }

    /** What everything cost, as last heard. */
    public String costText() {
        return VerdictBlock.cost(cost);
    }

    private void say(CompletionDelta delta) {
        if (!delta.labels().containsKey("memberId") && synthesesBegun.add(delta.requestId())) {
            headline("synthesis");
        }
        speeches.say(delta.requestId(), speaker(delta.labels()), delta.attempt(), delta.text());
    }

    private void cut(AttemptSuperseded cut) {
        String why = cut.provider() + " " + lower(cut.reason()).replace('_', ' ');
        speeches.cut(cut.requestId(), speaker(cut.labels()), cut.attempt(), why);
    }

    private void showSubProblems(SessionEvent.DecompositionCompleted split) {
        screen.headline("sub-problems" + (split.fallback() ? " (could not be split: taken as a whole)" : ""));
        for (SubProblem part : split.subProblems()) {
            questions.put(part.id(), part.title());
            screen.bullet("  " + part.id() + "  ", part.title() + ": " + part.question());
        }
    }

    private void showPanel(SessionEvent.PanelSelected panel) {
        screen.headline("panel" + (panel.fallback() ? " (the default one: no selection could be had)" : ""));
        List<PanelMember> members = panel.members();
        for (int i = 0; i < members.size(); i++) {
            PanelMember member = members.get(i);
            seats.put(key(panel.subProblemId(), member.memberId()), new Speaker(member.name(), i));
            screen.line("  " + screen.paint().speaker(i, member.name()) + ", " + member.role());
        }
    }

    private void showAbsence(SessionEvent.ContributionFailed failed) {
        Speaker absent = seat(failed.subProblemId(), failed.memberId());
        speeches.abandon(absent);
        screen.line(screen.paint().alarm(absent.name() + " could not be heard: " + failed.detail()));
    }

    /** A new chapter: whatever was said before it is shown before it. */
    private void headline(String text) {
        speeches.finish();
        screen.headline(text);
    }

    private void showRanking(SessionEvent.RankingCompleted ranking) {
        headline("ranking, without names (%d votes%s)"
                .formatted(ranking.votes(), ranking.voidVotes() > 0 ? ", " + ranking.voidVotes() + " void" : ""));
        for (Standing standing : ranking.standings()) {
            Speaker member = seat(ranking.subProblemId(), standing.memberId());
            screen.line(String.format(
                    Locale.ROOT,
                    "  %d. %s  %.2f",
                    standing.place(),
                    screen.paint().speaker(member.number(), member.name()),
                    standing.points()));
        }
    }

    private void showSynthesis(SessionEvent.SynthesisCompleted synthesis) {
        AnsweredBy answeredBy = synthesis.answeredBy();
        String speech = answeredBy == null ? synthesis.subProblemId() : answeredBy.requestId();
        if (synthesesBegun.add(speech)) {
            headline("synthesis");
        }
        speeches.end(speech, CHAIRMAN, synthesis.text());
        if (answeredBy == null) {
            screen.line(screen.paint().alarm("no chairman could be had: this is the best-ranked contribution"));
        } else if (synthesis.substitute()) {
            screen.line(screen.paint().alarm("a substitute chairman spoke: " + answeredBy.model()));
        }
    }

    private Speaker speaker(Map<String, String> labels) {
        String member = labels.get("memberId");
        return member == null ? CHAIRMAN : seat(labels.getOrDefault("subProblemId", ""), member);
    }

    private Speaker seat(String subProblemId, String memberId) {
        return seats.getOrDefault(key(subProblemId, memberId), new Speaker(memberId, 0));
    }

    private String names(String subProblemId, List<String> members) {
        return members.stream().map(id -> seat(subProblemId, id).name()).collect(Collectors.joining(", "));
    }

    private static String key(String subProblemId, String memberId) {
        return subProblemId + "/" + memberId;
    }

    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static <T extends Message> T read(SseEvent event, Class<T> type) throws JsonProcessingException {
        return MessageJson.MAPPER.readValue(event.data(), type);
    }
}
