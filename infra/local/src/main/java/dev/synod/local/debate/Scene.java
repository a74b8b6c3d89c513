package dev.synod.local.debate;

import dev.synod.events.llm.LlmDelta.AttemptSuperseded;
import dev.synod.events.llm.LlmDelta.CompletionDelta;
import dev.synod.events.session.AnsweredBy;
import dev.synod.events.session.PanelMember;
import dev.synod.events.session.SessionEvent;
import dev.synod.events.session.Standing;
import dev.synod.local.debate.Speeches.Speaker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The debate on one sub-problem. Its lines are kept while it is off the air, and shown below its title when it is on. */
final class Scene {

    private static final Speaker CHAIRMAN = new Speaker("Chairman", 6);
    private static final int BAR_WIDTH = 20;
    private static final Speaker MODERATOR = new Speaker("Moderator", 6);

    private final String subProblemId;
    private final Screen air;
    private final Screen screen;
    private final Speeches speeches;
    private final List<String> kept = new ArrayList<>();
    private final Map<String, Speaker> seats = new HashMap<>();
    private final Set<String> synthesesBegun = new HashSet<>();
    private String title = "";
    private boolean onAir;

    Scene(String subProblemId, Screen air) {
        this.subProblemId = subProblemId;
        this.air = air;
        this.screen = air.into(this::line);
        this.speeches = new Speeches(screen);
    }

    private void line(String text) {
        if (onAir) {
            air.line(text);
        } else {
            kept.add(text);
        }
    }

    boolean keepsLines() {
        return !kept.isEmpty();
    }

    /** Whether somebody is in the middle of a speech. */
    boolean busy() {
        return speeches.busy();
    }

    void takeAir() {
        onAir = true;
        if (!subProblemId.isEmpty()) {
            air.headline(subProblemId + "  " + title);
        }
        kept.forEach(air::line);
        kept.clear();
    }

    void leaveAir() {
        onAir = false;
    }

    /** Whatever was said is shown, finished or not. */
    void hearOut() {
        speeches.finish();
    }

    void name(String subProblemTitle) {
        title = subProblemTitle;
    }

    void say(CompletionDelta delta) {
        if (!delta.labels().containsKey("memberId")) {
            beginSynthesis(delta.requestId());
        }
        speeches.say(delta.requestId(), speaker(delta.labels()), delta.attempt(), delta.text());
    }

    void cut(AttemptSuperseded cut) {
        String why = cut.provider() + " " + DebateRenderer.words(cut.reason());
        speeches.cut(cut.requestId(), speaker(cut.labels()), cut.attempt(), why);
    }

    void showPanel(SessionEvent.PanelSelected panel) {
        screen.headline("panel");
        if (panel.fallback()) {
            screen.degraded("  ", "no selection could be had: this is the default panel");
        }
        List<PanelMember> members = panel.members();
        for (int i = 0; i < members.size(); i++) {
            PanelMember member = members.get(i);
            seats.put(member.memberId(), new Speaker(member.name(), i));
            screen.line("  " + screen.paint().speaker(i, member.name()) + ", " + member.role());
        }
    }

    void showRound(SessionEvent.RoundStarted round) {
        headline("round " + round.round() + ", " + DebateRenderer.words(round.phase()));
        if (round.summary() != null) {
            screen.bullet("  so far: ", round.summary());
        }
    }

    void show(SessionEvent.ContributionAdded added) {
        speeches.end(added.answeredBy().requestId(), seat(added.memberId()), added.text());
    }

    void showAbsence(SessionEvent.ContributionFailed failed) {
        Speaker absent = seat(failed.memberId());
        speeches.abandon(absent);
        screen.degraded("", absent.name() + " could not be heard: " + failed.detail());
    }

    void showReduction(SessionEvent.CouncilReduced reduced) {
        screen.degraded(
                "",
                "goes on with %d heard (quorum %d), missing: %s"
                        .formatted(reduced.heard(), reduced.quorum(), names(reduced.missing())));
    }

    /** What is noted of a round besides speeches: searches, repetitions, scores. */
    void note(SessionEvent fact) {
        RoundNotes.show(screen, fact, member -> seat(member).name());
    }

    void showModeration(SessionEvent.ModerationAdded moderation) {
        screen.line(screen.paint().faint("the debate is " + DebateRenderer.words(moderation.concern())));
        speeches.end(moderation.answeredBy().requestId(), MODERATOR, moderation.text());
    }

    void showRanking(SessionEvent.RankingCompleted ranking) {
        headline("ranking, without names (%d votes%s)"
                .formatted(ranking.votes(), ranking.voidVotes() > 0 ? ", " + ranking.voidVotes() + " void" : ""));
        int widest = ranking.standings().stream()
                .mapToInt(standing -> seat(standing.memberId()).name().length())
                .max()
                .orElse(0);
        for (Standing standing : ranking.standings()) {
            Speaker member = seat(standing.memberId());
            screen.line(String.format(
                    Locale.ROOT,
                    "  %d. %s%s  %s %.2f",
                    standing.place(),
                    screen.paint().speaker(member.number(), member.name()),
                    " ".repeat(widest - member.name().length()),
                    Bar.of(standing.points(), BAR_WIDTH),
                    standing.points()));
        }
    }

    void showSynthesis(SessionEvent.SynthesisCompleted synthesis) {
        AnsweredBy answeredBy = synthesis.answeredBy();
        String speech = answeredBy == null ? synthesis.subProblemId() : answeredBy.requestId();
        beginSynthesis(speech);
        speeches.end(speech, CHAIRMAN, synthesis.text());
        if (answeredBy == null) {
            String why = synthesis.detail();
            screen.degraded("", why == null ? "no chairman could be had: this is the best-ranked contribution" : why);
        } else if (synthesis.substitute()) {
            screen.degraded("", "a substitute chairman spoke: " + answeredBy.model());
        }
    }

    private void beginSynthesis(String speech) {
        if (synthesesBegun.add(speech)) {
            headline("synthesis");
        }
    }

    /** A new chapter: whatever was said before it is shown before it. */
    private void headline(String text) {
        speeches.finish();
        screen.headline(text);
    }

    private Speaker speaker(Map<String, String> labels) {
        String member = labels.get("memberId");
        return member == null ? CHAIRMAN : seat(member);
    }

    private Speaker seat(String memberId) {
        return seats.getOrDefault(memberId, new Speaker(memberId, 0));
    }

    private String names(List<String> members) {
        return members.stream().map(id -> seat(id).name()).collect(Collectors.joining(", "));
    }
}
