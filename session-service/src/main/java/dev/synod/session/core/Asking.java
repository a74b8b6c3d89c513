package dev.synod.session.core;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Words the asks of one turn. The request id spells out what is asked, so asking twice is asking once. */
record Asking(Turn turn, Rules rules) {

    Ask decomposition() {
        return ask("decompose", Purpose.DECOMPOSITION, null, 0, null, rules.utilityRoute(), 1);
    }

    Ask panel(Inquiry inquiry) {
        return ask(inquiry.id() + "/panel", Purpose.PANEL, inquiry.id(), 0, null, rules.utilityRoute(), 1);
    }

    List<Ask> contributions(Inquiry inquiry) {
        return inquiry.awaited().stream()
                .map(member -> ask(
                        inquiry.id() + "/r" + inquiry.round() + "/" + member.memberId(),
                        Purpose.CONTRIBUTION,
                        inquiry.id(),
                        inquiry.round(),
                        member.memberId(),
                        member.route(),
                        1))
                .toList();
    }

    List<Ask> ballots(Inquiry inquiry) {
        return inquiry.speakers().stream()
                .map(voter -> ask(
                        inquiry.id() + "/rank/" + voter,
                        Purpose.BALLOT,
                        inquiry.id(),
                        inquiry.round(),
                        voter,
                        inquiry.member(voter).route(),
                        1))
                .toList();
    }

    Ask synthesis(Inquiry inquiry, int attempt) {
        return ask(
                inquiry.id() + "/synthesis",
                Purpose.SYNTHESIS,
                inquiry.id(),
                inquiry.round(),
                null,
                rules.chairmanRoutes().get(attempt - 1),
                attempt);
    }

    Ask verdict(int attempt) {
        return ask(
                "verdict",
                Purpose.VERDICT,
                null,
                0,
                null,
                rules.chairmanRoutes().get(attempt - 1),
                attempt);
    }

    Ask actions() {
        return ask("actions", Purpose.ACTIONS, null, 0, null, rules.utilityRoute(), 1);
    }

    private Ask ask(
            String what,
            Purpose purpose,
            @Nullable String subProblemId,
            int round,
            @Nullable String memberId,
            String route,
            int attempt) {
        return new Ask(
                turn.dossier().sessionId() + "/" + what + "/" + attempt,
                purpose,
                subProblemId,
                round,
                memberId,
                route,
                attempt,
                turn.at().plus(rules.reissueAfter()),
                turn.at().plus(rules.giveUpAfter()));
    }
}
