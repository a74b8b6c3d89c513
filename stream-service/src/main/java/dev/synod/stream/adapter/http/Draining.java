package dev.synod.stream.adapter.http;

import dev.synod.stream.shell.connection.Connections;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** On SIGTERM: streams end in good order, before the server stops to take requests. */
@ApplicationScoped
public class Draining {
    void drain(@Observes ShutdownDelayInitiatedEvent stopping, Connections connections) {
        connections.drain();
    }
}
