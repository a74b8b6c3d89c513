package dev.synod.session.core;

import dev.synod.events.session.SessionEvent;
import dev.synod.session.core.desk.Ask;
import dev.synod.session.core.desk.Desk;
import dev.synod.session.core.desk.Holding;
import dev.synod.session.core.desk.Task;
import dev.synod.session.core.dossier.Dossier;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** One step in the making: a fact told is folded at once, so what is decided next sees it. */
record Turn(Instant at, Dossier dossier, Desk desk, List<SessionEvent> facts, List<Ask> sent) {

    static Turn of(Deliberation state, Input input) {
        return new Turn(input.at(), state.dossier(), state.desk(), List.of(), List.of());
    }

    Turn tell(SessionEvent fact) {
        return new Turn(at, dossier.with(fact), desk, plus(facts, fact), sent);
    }

    /** Puts an ask to the gateway, in the place of an earlier one about the same. */
    Turn send(Ask ask) {
        return new Turn(at, dossier, desk.with(ask), facts, plus(sent, ask));
    }

    Turn hold(Task task, Holding what) {
        return with(desk.holding(task, what));
    }

    Turn with(Desk changed) {
        return new Turn(at, dossier, changed, facts, sent);
    }

    Step done() {
        List<Ask> commands = sent.stream()
                .filter(ask -> desk.open(ask.requestId()).isPresent())
                .toList();
        return new Step(new Deliberation(dossier, desk), facts, commands, false);
    }

    private static <T> List<T> plus(List<T> list, T one) {
        return Stream.concat(list.stream(), Stream.of(one)).toList();
    }
}
