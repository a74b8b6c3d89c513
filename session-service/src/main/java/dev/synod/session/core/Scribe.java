package dev.synod.session.core;

import dev.synod.events.session.Action;
import dev.synod.events.session.SessionEvent.ActionsExtracted;
import dev.synod.session.core.desk.Reply;
import dev.synod.session.core.desk.Result;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Writes up what is to be done about the verdict; nothing, if it can't be had. */
final class Scribe {

    Turn planned(Turn turn, Result result) {
        Optional<Reply.Plan> plan = result.as(Reply.Plan.class);
        List<Reply.Plan.Draft> drafts = plan.map(Reply.Plan::drafts).orElse(List.of());
        List<Action> actions = IntStream.rangeClosed(1, drafts.size())
                .mapToObj(number -> action(turn.dossier().sessionId(), number, drafts.get(number - 1)))
                .toList();
        return turn.tell(new ActionsExtracted(actions, plan.isEmpty()));
    }

    /** An action may depend on earlier ones only, so that there is always one to begin with, and no cycle. */
    private static Action action(String sessionId, int number, Reply.Plan.Draft draft) {
        return new Action(
                idOf(sessionId, number),
                draft.title(),
                draft.description(),
                draft.priority(),
                draft.successCriteria(),
                draft.killCriteria(),
                draft.dependsOn().stream()
                        .filter(earlier -> earlier >= 1 && earlier < number)
                        .distinct()
                        .map(earlier -> idOf(sessionId, earlier))
                        .toList(),
                draft.steps());
    }

    private static String idOf(String sessionId, int number) {
        return sessionId + "/a" + number;
    }
}
