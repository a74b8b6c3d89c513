package dev.synod.local.debate;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.synod.events.Message;
import dev.synod.events.MessageJson;
import dev.synod.events.MessageTypes;
import dev.synod.events.llm.LlmDelta;
import dev.synod.events.llm.LlmDelta.AttemptSuperseded;
import dev.synod.events.llm.LlmDelta.CompletionDelta;
import dev.synod.events.session.Cost;
import dev.synod.events.session.SessionEvent;

import java.lang.System.Logger;
import java.util.Locale;
import java.util.Optional;

/** Turns a session's events into a debate on the screen. Unknown events are passed over. */
public final class DebateRenderer {

    private static final Logger LOG = System.getLogger(DebateRenderer.class.getName());

    private final Screen screen;
    private final Stage stage;
    private Cost cost = Cost.ZERO;

    /** How a session ended. */
    public enum Ending {
        VERDICT,
        FAILED,
        CANCELLED
    }

    public DebateRenderer(Screen screen) {
        this.screen = screen;
        this.stage = new Stage(screen);
    }

    /** What everything cost, as last heard. */
    public String costText() {
        return VerdictBlock.cost(cost);
    }

    /** Shows one event; tells the ending if the session ends with it, unless another follows. */
    public Optional<Ending> show(String name, String data) {
        try {
            switch (name) {
                case "contribution.delta", "synthesis.delta" -> {
                    CompletionDelta delta = read(data, CompletionDelta.class);
                    scene(delta).say(delta);
                }
                case "attempt.superseded" -> {
                    AttemptSuperseded cut = read(data, AttemptSuperseded.class);
                    scene(cut).cut(cut);
                }
                case "gap.detected" -> screen.line(screen.paint().alarm("some events could not be had: " + data));
                default -> {
                    return showFact(name, data);
                }
            }
            stage.settle();
        } catch (JsonProcessingException e) {
            LOG.log(Logger.Level.WARNING, "cannot read a {0} event: {1}", name, e.getOriginalMessage());
        }
        return Optional.empty();
    }

    private Scene scene(LlmDelta delta) {
        return stage.scene(delta.labels().getOrDefault("subProblemId", ""));
    }

    private Optional<Ending> showFact(String name, String data) throws JsonProcessingException {
        Optional<Class<? extends Message>> type = MessageTypes.recordOf("dev.synod." + name + ".v1");
        if (type.isEmpty() || !(read(data, type.get()) instanceof SessionEvent fact)) {
            return Optional.empty();
        }
        return switch (fact) {
            case SessionEvent.SessionCompleted completed -> Optional.of(Ending.VERDICT);
            case SessionEvent.SessionFailed failed -> {
                stage.finish();
                SessionNotes.failed(screen, failed);
                yield Optional.of(Ending.FAILED);
            }
            case SessionEvent.SessionCancelled cancelled -> {
                stage.finish();
                screen.line("cancelled: " + cancelled.reason());
                yield Optional.of(Ending.CANCELLED);
            }
            default -> {
                showProgress(fact);
                stage.settle();
                yield Optional.empty();
            }
        };
    }

    /** What concerns the whole session. */
    private void showProgress(SessionEvent fact) {
        switch (fact) {
            case SessionEvent.SessionCreated created -> SessionNotes.created(screen, created);
            case SessionEvent.SessionWaiting waiting -> SessionNotes.waiting(screen, waiting);
            case SessionEvent.SessionPaused paused -> screen.line("paused");
            case SessionEvent.SessionResumed resumed -> SessionNotes.resumed(screen, resumed);
            case SessionEvent.TriageCompleted triage -> SessionNotes.triage(screen, triage);
            case SessionEvent.ClarificationRequested requested -> SessionNotes.questions(screen, requested);
            case SessionEvent.ClarificationAnswered answered -> SessionNotes.answer(screen, answered);
            case SessionEvent.InterjectionAdded added -> SessionNotes.interjection(screen, added);
            case SessionEvent.DecompositionCompleted split -> {
                SessionNotes.subProblems(screen, split);
                split.subProblems().forEach(part -> stage.scene(part.id()).name(part.title()));
            }
            case SessionEvent.VerdictReached reached -> {
                stage.finish();
                VerdictBlock.show(screen, reached.verdict());
            }
            case SessionEvent.ActionsExtracted actions -> VerdictBlock.showActions(screen, actions);
            case SessionEvent.DegradationChanged changed -> SessionNotes.level(screen, changed);
            case SessionEvent.CostUpdated updated -> cost = updated.total();
            default -> showScene(fact);
        }
    }

    /** What concerns one sub-problem. */
    private void showScene(SessionEvent fact) {
        switch (fact) {
            case SessionEvent.PanelSelected panel ->
                stage.scene(panel.subProblemId()).showPanel(panel);
            case SessionEvent.RoundStarted round ->
                stage.scene(round.subProblemId()).showRound(round);
            case SessionEvent.ContributionAdded added ->
                stage.scene(added.subProblemId()).show(added);
            case SessionEvent.ContributionFailed failed ->
                stage.scene(failed.subProblemId()).showAbsence(failed);
            case SessionEvent.CouncilReduced reduced ->
                stage.scene(reduced.subProblemId()).showReduction(reduced);
            case SessionEvent.ResearchCompleted research ->
                stage.scene(research.subProblemId()).note(research);
            case SessionEvent.ResearchSkipped skipped ->
                stage.scene(skipped.subProblemId()).note(skipped);
            case SessionEvent.DedupCompleted dedup ->
                stage.scene(dedup.subProblemId()).note(dedup);
            case SessionEvent.DedupSkipped skipped ->
                stage.scene(skipped.subProblemId()).note(skipped);
            case SessionEvent.ConvergenceAssessed assessed ->
                stage.scene(assessed.subProblemId()).note(assessed);
            case SessionEvent.ModerationAdded moderation ->
                stage.scene(moderation.subProblemId()).showModeration(moderation);
            case SessionEvent.ModerationSkipped skipped ->
                stage.scene(skipped.subProblemId()).note(skipped);
            case SessionEvent.RankingCompleted ranking ->
                stage.scene(ranking.subProblemId()).showRanking(ranking);
            case SessionEvent.SynthesisCompleted synthesis ->
                stage.scene(synthesis.subProblemId()).showSynthesis(synthesis);
            case SessionEvent.SubproblemCompleted completed ->
                stage.scene(completed.subProblemId()).note(completed);
            default -> LOG.log(Logger.Level.DEBUG, "nothing to show for {0}", fact);
        }
    }

    /** An enum's name as it is said: {@code ROUND_CAP} is {@code round cap}. */
    static String words(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static <T extends Message> T read(String data, Class<T> type) throws JsonProcessingException {
        return MessageJson.MAPPER.readValue(data, type);
    }
}
