package dev.synod.local.debate;

import dev.synod.events.Message;
import dev.synod.events.MessageJson;
import dev.synod.events.MessageTypes;
import dev.synod.events.llm.LlmDelta.CompletionDelta;
import dev.synod.events.session.AnsweredBy;
import dev.synod.events.session.PanelMember;
import dev.synod.events.session.SessionEvent;
import dev.synod.events.session.SubProblem;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A renderer without a terminal: events go in as records, lines come out. */
final class Rehearsal {

    private final StringWriter shown = new StringWriter();
    private final DebateRenderer renderer =
            new DebateRenderer(new Screen(new PrintWriter(shown, true), 90, new Paint(false)));

    Rehearsal show(Message... events) {
        for (Message event : events) {
            String type = MessageTypes.typeOf(event.getClass());
            String name = event instanceof CompletionDelta
                    ? "contribution.delta"
                    : type.substring("dev.synod.".length(), type.length() - ".v1".length());
            renderer.show(name, MessageJson.write(event));
        }
        return this;
    }

    /** Lines that are not blank. */
    List<String> lines() {
        return shown.toString().lines().filter(line -> !line.isBlank()).toList();
    }

    /** A sub-problem for each title. */
    static SessionEvent split(String... titles) {
        List<SubProblem> parts = new ArrayList<>();
        for (String title : titles) {
            parts.add(new SubProblem("s" + (parts.size() + 1), title, "Why?", List.of(), List.of()));
        }
        return new SessionEvent.DecompositionCompleted(parts, false);
    }

    /** A panel of these names. */
    static SessionEvent panel(String subProblemId, String... names) {
        List<PanelMember> members = new ArrayList<>();
        for (String name : names) {
            members.add(new PanelMember("m" + (members.size() + 1), name, name, "expert", "a"));
        }
        return new SessionEvent.PanelSelected(subProblemId, members, false);
    }

    /** Words of one member's speech, a line of them. */
    static CompletionDelta words(String subProblemId, String memberId, String text) {
        return new CompletionDelta(
                subProblemId + memberId, 1, 0, text + "\n", Map.of("subProblemId", subProblemId, "memberId", memberId));
    }

    /** The whole of that speech. */
    static SessionEvent speech(String subProblemId, String memberId, String text) {
        return new SessionEvent.ContributionAdded(
                subProblemId, 1, memberId, text, answer(subProblemId + memberId), List.of());
    }

    static AnsweredBy answer(String requestId) {
        return new AnsweredBy(requestId, "openai", "gpt", false);
    }
}
