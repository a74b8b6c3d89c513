package dev.synod.gateway.shell.health;

import dev.synod.gateway.shell.port.Dependency;
import io.quarkus.arc.All;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;

/** Which dependencies answer, and since when. They count as up until a check says otherwise: the start needed them. */
@ApplicationScoped
public class Dependencies {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final List<Dependency> all;
    private final SequencedMap<String, Standing> standings = new LinkedHashMap<>();

    Dependencies(@All List<Dependency> all) {
        this.all = all;
        all.forEach(
                dependency -> standings.put(dependency.name(), new Standing(dependency.name(), true, Instant.now())));
    }

    /** Whether it answers, and since when that is so. */
    public record Standing(String name, boolean up, Instant since) {}

    /** All of them. */
    public synchronized List<Standing> standings() {
        return List.copyOf(standings.values());
    }

    /** Asks all of them at once; never fails. */
    Uni<Void> check() {
        return Multi.createFrom()
                .iterable(all)
                .onItem()
                .transformToUniAndMerge(this::check)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> check(Dependency dependency) {
        return dependency
                .check()
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .invoke(() -> found(dependency, true, ""))
                .onFailure()
                .invoke(failure -> found(dependency, false, ", " + failure))
                .onFailure()
                .recoverWithNull();
    }

    private synchronized void found(Dependency dependency, boolean up, String why) {
        String name = dependency.name();
        if (Objects.requireNonNull(standings.get(name)).up() == up) {
            return;
        }
        standings.put(name, new Standing(name, up, Instant.now()));
        if (up) {
            Log.infof("%s answers again", name);
        } else {
            Log.warnf("%s does not answer%s", name, why);
        }
    }
}
