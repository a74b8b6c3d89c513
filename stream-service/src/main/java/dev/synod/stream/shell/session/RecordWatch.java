package dev.synod.stream.shell.session;

import dev.synod.stream.StreamConfig;
import dev.synod.stream.core.Reached;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * Asks the record, now and then, how far the watched sessions are: one query for all of them. So streams go
 * on, more slowly, while this replica has no broker, and a session's end can't go unnoticed, even by a client
 * that came with the last event before anybody here knew of it.
 */
@ApplicationScoped
public class RecordWatch {
    private final Viewers viewers;
    private final History history;
    private final StreamConfig config;
    private volatile @Nullable Cancellable watching;

    RecordWatch(Viewers viewers, History history, StreamConfig config) {
        this.viewers = viewers;
        this.history = history;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        watching = Multi.createFrom()
                .ticks()
                .every(config.recordPoll())
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> look())
                .subscribe()
                .with(reached -> reached.forEach(viewers::heard));
    }

    void stop(@Observes ShutdownEvent event) {
        Cancellable current = watching;
        if (current != null) {
            current.cancel();
        }
    }

    private Uni<Map<String, Reached>> look() {
        List<String> sessions = viewers.sessions();
        if (sessions.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        // The adapter has logged why it failed; the next tick asks again.
        return history.reached(sessions).onFailure().recoverWithItem(Map.of());
    }
}
