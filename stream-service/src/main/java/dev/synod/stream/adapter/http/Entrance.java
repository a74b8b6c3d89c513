package dev.synod.stream.adapter.http;

import dev.synod.kit.http.Problems;
import dev.synod.stream.shell.connection.Connections;
import dev.synod.stream.shell.connection.StreamMetrics;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;

import java.time.Duration;

/** Turns away whom this replica can't or shouldn't serve now, and says when to come again. */
@ApplicationScoped
public class Entrance {
    private static final int RETRY_AFTER_SECONDS = 2;

    private final Connections connections;
    private final StreamMetrics metrics;

    Entrance(Connections connections, StreamMetrics metrics) {
        this.connections = connections;
        this.metrics = metrics;
    }

    /** Throws a problem unless the client may come in. */
    void pass(String client) {
        if (connections.full()) {
            throw unavailable("This server takes no further streams now. Connect again.");
        }
        Duration wait = connections.tooEarlyBy(client);
        if (!wait.isZero()) {
            metrics.throttled();
            long seconds = wait.plusMillis(999).toSeconds();
            throw Problems.problem(
                            429,
                            "rate_limited",
                            "Too many reconnects",
                            "This stream was opened and left at once too often. Wait " + seconds
                                    + " s, then resume with Last-Event-ID; every try before doubles the wait, up to a"
                                    + " minute.")
                    .withHeader(HttpHeaders.RETRY_AFTER, seconds)
                    .build();
        }
    }

    static HttpProblem unavailable(String detail) {
        return Problems.problem(503, "unavailable", "Not available now", detail)
                .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build();
    }
}
