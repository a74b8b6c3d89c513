package dev.synod.session.adapter.http;

import dev.synod.events.replan.Rejection;
import dev.synod.kit.http.Problems;
import dev.synod.session.core.replan.ReplanState;
import dev.synod.session.core.replan.Undoing;
import dev.synod.session.shell.replan.ReplanStore;
import dev.synod.session.shell.replan.ReplanView;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** How a request for a replanning is answered: with the session once all is done, with a problem once all is undone. */
@Singleton
class ReplanReceipts {
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);
    private static final int RETRY_AFTER_SECONDS = 10;

    private final ReplanStore store;

    ReplanReceipts(ReplanStore store) {
        this.store = store;
    }

    /**
     * What the caller gets.
     *
     * @param links where to look next, by name
     */
    record Receipt(ReplanView replan, Map<String, String> links) {}

    /** The saga once it is settled, or as it is when the wait is over. Whichever replica settles it, it shows in the store. */
    Uni<ReplanView> settled(ReplanView begun, Duration wait) {
        long end = System.nanoTime() + wait.toNanos();
        return isUndecided(begun) && !wait.isZero()
                ? Uni.createFrom()
                        .deferred(() -> store.find(begun.id()))
                        .map(found -> found.orElse(begun))
                        .repeat()
                        .withDelay(LOOK_EVERY)
                        .whilst(view -> isUndecided(view) && System.nanoTime() < end)
                        .select()
                        .last()
                        .toUni()
                : Uni.createFrom().item(begun);
    }

    /** While it is being undone no further answer can be given than that it is. */
    private static boolean isUndecided(ReplanView view) {
        return view.state() == ReplanState.LINKING;
    }

    /** @param fresh false if the saga is one from before */
    static Response of(ReplanView view, boolean fresh) {
        return switch (view.state()) {
            case LINKED ->
                Response.status(fresh ? 201 : 200)
                        .location(sessionOf(view))
                        .entity(receipt(view))
                        .build();
            case LINKING ->
                Response.accepted(receipt(view))
                        .location(URI.create(self(view)))
                        .build();
            case REJECTED -> rejected(view, Objects.requireNonNull(view.reason()));
            case UNLINKING, UNLINKED, PARKED -> throw undone(view, Objects.requireNonNull(view.reason()));
        };
    }

    private static Response rejected(ReplanView view, Undoing reason) {
        if (reason.code().equals(wire(Rejection.ALREADY_REPLANNED))) {
            String session = "/api/v1/sessions/" + reason.sessionId();
            return Response.ok(new Receipt(view, links(view, session)))
                    .location(URI.create(session))
                    .build();
        }
        if (reason.code().equals(wire(Rejection.ACTION_NOT_FOUND))) {
            throw Problems.notFound("action", view.actionId());
        }
        throw Problems.problem(409, reason.code(), "The action can't be replanned", reason.detail())
                .build();
    }

    private static HttpProblem undone(ReplanView view, Undoing reason) {
        boolean cancelled = reason.code().equals("cancelled");
        HttpProblem.Builder problem = Problems.problem(
                        cancelled ? 409 : 503,
                        "replan_undone",
                        "The replanning did not come about",
                        reason.detail() + " What was done for it is undone, or will be; " + self(view) + " shows it.")
                .with("reason", reason.code())
                .with("retryable", true);
        return cancelled
                ? problem.build()
                : problem.withHeader("Retry-After", RETRY_AFTER_SECONDS).build();
    }

    private static Receipt receipt(ReplanView view) {
        return new Receipt(view, links(view, "/api/v1/sessions/" + view.sessionId()));
    }

    private static Map<String, String> links(ReplanView view, String session) {
        return new TreeMap<>(Map.of("replan", self(view), "session", session, "stream", session + "/stream"));
    }

    private static URI sessionOf(ReplanView view) {
        return URI.create("/api/v1/sessions/" + view.sessionId());
    }

    private static String self(ReplanView view) {
        return "/api/v1/replans/" + view.id();
    }

    private static String wire(Rejection rejection) {
        return rejection.name().toLowerCase(Locale.ROOT);
    }
}
