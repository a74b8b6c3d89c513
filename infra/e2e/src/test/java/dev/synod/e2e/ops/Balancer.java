package dev.synod.e2e.ops;

import dev.synod.testing.Http;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Stands before the replicas of a service as a Kubernetes Service does: requests go to those that were ready when they
 * were last asked, in turn, and to another one if a connection is refused. What was accepted is not tried again.
 */
final class Balancer {
    private final List<Backend> backends;
    private final Http http = new Http();
    private final AtomicInteger turn = new AtomicInteger();

    Balancer(Probes... replicas) {
        this.backends = List.of(replicas).stream().map(Backend::new).toList();
    }

    private static final class Backend {
        private final Probes probes;
        private volatile boolean ready;
        private volatile String said = "nothing yet";

        Backend(Probes probes) {
            this.probes = probes;
        }

        void look() {
            try {
                HttpResponse<String> answer = probes.readiness();
                said = answer.body();
                ready = answer.statusCode() == 200;
            } catch (UncheckedIOException e) {
                said = e.toString();
                ready = false;
            }
        }

        @Override
        public String toString() {
            return probes + ", which said " + said;
        }
    }

    /** Asks the replicas' readiness probes. */
    void look() {
        backends.forEach(Backend::look);
    }

    /** True if requests go to every replica. */
    boolean isComplete() {
        return backends.stream().allMatch(backend -> backend.ready);
    }

    /** The answer of a replica. */
    HttpResponse<String> send(Function<URI, HttpRequest.Builder> request) {
        List<Backend> ready = backends.stream().filter(backend -> backend.ready).toList();
        int first = turn.getAndIncrement();
        for (int i = 0; i < ready.size(); i++) {
            // The next one, not the next turn, which may be the same one again: others take turns meanwhile.
            Backend backend = ready.get(Math.floorMod(first + i, ready.size()));
            try {
                return http.send(request.apply(backend.probes.uri()));
            } catch (UncheckedIOException e) {
                if (!(e.getCause() instanceof ConnectException)
                        && !(e.getCause() instanceof HttpConnectTimeoutException)) {
                    throw e;
                }
            }
        }
        throw new AssertionError("nobody is ready, or takes connections, of " + backends);
    }
}
