package dev.synod.e2e.ops;

import com.fasterxml.jackson.databind.JsonNode;
import dev.synod.testing.Http;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** The probes of one replica, as an orchestrator asks them. */
public record Probes(String service, URI uri, Http http) {

    public Probes(String service, URI uri) {
        this(service, uri, new Http());
    }

    boolean isAlive() {
        return ask("live").statusCode() == 200;
    }

    boolean isStarted() {
        return ask("started").statusCode() == 200;
    }

    boolean isReady() {
        return readiness().statusCode() == 200;
    }

    /** What it answers when it is asked whether it is ready. */
    HttpResponse<String> readiness() {
        return ask("ready");
    }

    /** Whether readiness says that it reaches a dependency. */
    boolean reaches(String dependency) {
        return told(dependency).path("reachable").asBoolean();
    }

    /** What readiness tells of something, be it ready or not. */
    JsonNode told(String check) {
        for (JsonNode one : Http.json(readiness().body()).path("checks")) {
            if (one.path("name").asText().equals(check)) {
                return one.path("data");
            }
        }
        throw new AssertionError(service + " tells nothing of " + check);
    }

    /** The value of a gauge. */
    public double gauge(String start) {
        return http.send(HttpRequest.newBuilder(uri.resolve("/q/metrics")))
                .body()
                .lines()
                .filter(line -> line.startsWith(start))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(service + " has no metric " + start));
    }

    private HttpResponse<String> ask(String probe) {
        return http.send(HttpRequest.newBuilder(uri.resolve("/q/health/" + probe)));
    }

    @Override
    public String toString() {
        return service;
    }
}
