package dev.synod.kit.health;

import dev.synod.kit.time.Repeated;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;

/**
 * Which dependencies answer, and since when that is so. They are asked in the background, each for a bounded time, so
 * that a probe, a scrape or a status page costs none of them anything. They count as up until a check says otherwise.
 */
@ApplicationScoped
public class Dependencies {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final List<Dependency> all;
    private final Repeated checks;
    private final SequencedMap<String, Standing> standings = new LinkedHashMap<>();

    Dependencies(@All List<Dependency> all, HealthConfig config, MeterRegistry metrics) {
        this.all = all;
        this.checks = new Repeated(this::check, config::checkEvery);
        for (Dependency dependency : all) {
            String name = dependency.name();
            standings.put(name, new Standing(name, true, Instant.now()));
            Gauge.builder("synod.dependency.up", () -> isUp(name) ? 1 : 0)
                    .tag("dependency", name)
                    .description("1 while this process reaches it")
                    .register(metrics);
        }
    }

    /** Whether it answers, and since when that is so. */
    public record Standing(String name, boolean up, Instant since) {}

    /** All of them. */
    public synchronized List<Standing> standings() {
        return List.copyOf(standings.values());
    }

    /** One of them. */
    public synchronized Standing standing(String name) {
        return Objects.requireNonNull(standings.get(name), name);
    }

    /** Whether one of them answers. */
    public boolean isUp(String name) {
        return standing(name).up();
    }

    void onStart(@Observes StartupEvent start, Vertx vertx) {
        checks.start(vertx);
    }

    /** Its connections are closed next, which is no news of anybody else. */
    void onStop(@Observes ShutdownEvent stop) {
        checks.stop();
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
        return Uni.createFrom()
                .deferred(dependency::check)
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .invoke(() -> found(dependency.name(), true, ""))
                .onFailure()
                .invoke(failure -> found(dependency.name(), false, ", " + failure))
                .onFailure()
                .recoverWithNull();
    }

    private synchronized void found(String name, boolean up, String why) {
        if (checks.isStopped() || isUp(name) == up) {
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
