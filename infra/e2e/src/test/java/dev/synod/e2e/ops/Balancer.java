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
 * Stands before the replicas of a service as a Kubernetes Service does: requests go to those that are ready, in turn, and
 * to another one if a connection is refused. One that was ready is so until it has failed as often as k8s/base has it, for
 * a busy machine may be late with one answer. What was accepted is not tried again.
 */
final class Balancer {
    private final List<Backend> backends;
    private final Http http = new Http();
    private final AtomicInteger turn = new AtomicInteger();

    Balancer(Probes... replicas) {
        this.backends = List.of(replicas).stream().map(Backend::new).toList();
    }

    private static final class Backend {
        /** The {@code failureThreshold} of readiness in k8s/base/service-pattern.yaml. */
        private static final int FAILURES = 2;

        private final Probes probes;
        private int failures;
        private volatile boolean ready;

        Backend(Probes probes) {
            this.probes = probes;
        }

        void look() {
            failures = isReady() ? 0 : failures + 1;
            ready = failures == 0 || ready && failures < FAILURES;
        }

        private boolean isReady() {
            try {
                return probes.isReady();
            } catch (UncheckedIOException e) {
                return false;
            }
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
            // Each once: a turn of its own for each try could lead to the same one again, for others take turns
            // meanwhile.
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
        throw new AssertionError("nobody is ready, or takes connections, of " + backends.getFirst().probes);
    }
}
