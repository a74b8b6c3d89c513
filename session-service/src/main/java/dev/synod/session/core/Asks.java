package dev.synod.session.core;

import dev.synod.session.core.Deliberation.Concluding;
import dev.synod.session.core.Deliberation.Debating;
import dev.synod.session.core.Deliberation.Decomposing;
import dev.synod.session.core.Deliberation.Empanelling;
import dev.synod.session.core.Deliberation.Ended;
import dev.synod.session.core.Deliberation.Planning;
import dev.synod.session.core.Deliberation.Queued;
import dev.synod.session.core.Deliberation.Ranking;
import dev.synod.session.core.Deliberation.Synthesising;

import java.util.List;

/** Changes to what is in flight, which change nothing else. */
final class Asks {
    private Asks() {}

    /** The asks without one of them. */
    static List<Ask> without(List<Ask> asks, Ask settled) {
        return asks.stream()
                .filter(ask -> !ask.requestId().equals(settled.requestId()))
                .toList();
    }

    /** The state with some asks replaced by their later versions. */
    static Deliberation replace(Deliberation state, List<Ask> later) {
        List<Ask> asks = state.asks().stream()
                .map(ask -> later.stream()
                        .filter(other -> other.requestId().equals(ask.requestId()))
                        .findFirst()
                        .orElse(ask))
                .toList();
        return switch (state) {
            case Queued s -> s;
            case Decomposing s -> new Decomposing(s.dossier(), asks);
            case Empanelling s -> new Empanelling(s.dossier(), asks);
            case Debating s -> new Debating(s.dossier(), asks);
            case Ranking s -> new Ranking(s.dossier(), asks, s.ballots());
            case Synthesising s -> new Synthesising(s.dossier(), asks);
            case Concluding s -> new Concluding(s.dossier(), asks);
            case Planning s -> new Planning(s.dossier(), asks);
            case Ended s -> s;
        };
    }
}
