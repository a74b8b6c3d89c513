package dev.synod.bench;

import dev.synod.testing.Http;

import java.net.URI;
import java.net.http.HttpRequest;

/** What a service says of itself. */
final class ServiceMetrics {
    private final Http http = new Http();
    private final URI metrics;

    ServiceMetrics(URI service) {
        this.metrics = service.resolve("/q/metrics");
    }

    /** Bytes of the heap, garbage included. */
    double heapUsed() {
        return sum("jvm_memory_used_bytes{area=\"heap\"");
    }

    /** Of all values whose name and labels begin so; 0 if there are none. */
    double sum(String beginning) {
        return http.send(HttpRequest.newBuilder(metrics))
                .body()
                .lines()
                .filter(line -> line.startsWith(beginning))
                .map(line -> line.split(" # ", 2)[0]) // an exemplar may follow
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
