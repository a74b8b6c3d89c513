package dev.synod.kit.health;

import dev.synod.kit.time.Repeated;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;

/**
 * How this process' consumers are, by asking each on its own thread. One that ended by a failure stays ended: only a
 * restart brings it back. One that can't reach the broker is not ended; it goes on by itself.
 */
@ApplicationScoped
public class Consumers {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** While they join, somebody waits for it. */
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

    private final KafkaClientService kafka;
    private final Duration every;
    private final Repeated checks = new Repeated(this::check, this::pause);
    private final Set<KafkaConsumer<?, ?>> joined = ConcurrentHashMap.newKeySet();
    private final Set<String> ended = ConcurrentHashMap.newKeySet();

    Consumers(KafkaClientService kafka, HealthConfig config) {
        this.kafka = kafka;
        this.every = config.checkEvery();
    }

    /** The channels of consumers that ended for good. */
    Set<String> ended() {
        return Set.copyOf(ended);
    }

    /** True once every consumer has been a member of its group. */
    boolean haveJoined() {
        return kafka.getConsumerChannels().stream()
                .flatMap(channel -> kafka.getConsumers(channel).stream())
                .allMatch(joined::contains);
    }

    void onStart(@Observes StartupEvent start, Vertx vertx) {
        checks.start(vertx);
    }

    /** They are ended next, by us. */
    void onStop(@Observes ShutdownEvent stop) {
        checks.stop();
    }

    private Duration pause() {
        return haveJoined() || every.compareTo(FIRST_PAUSE) < 0 ? every : FIRST_PAUSE;
    }

    private Uni<Void> check() {
        return Multi.createFrom()
                .iterable(kafka.getConsumerChannels())
                .onItem()
                .transformToMultiAndConcatenate(channel -> Multi.createFrom()
                        .iterable(kafka.<Object, Object>getConsumers(channel))
                        .onItem()
                        .transformToUniAndConcatenate(consumer -> check(channel, consumer)))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> check(String channel, KafkaConsumer<Object, Object> consumer) {
        return consumer.runOnPollingThread(client -> client.groupMetadata().generationId() >= 0)
                .ifNoItem()
                .after(PATIENCE)
                .recoverWithItem(false)
                .emitOn(Infrastructure.getDefaultExecutor())
                .invoke(isMember -> {
                    if (isMember) {
                        joined.add(consumer);
                    }
                })
                .onFailure()
                .invoke(failure -> failed(channel, failure))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    /** Its thread takes nothing any more, or it says itself that it is closed. */
    private void failed(String channel, Throwable failure) {
        boolean isEnd = failure instanceof RejectedExecutionException || failure instanceof IllegalStateException;
        if (!checks.isStopped() && isEnd && ended.add(channel)) {
            Log.errorf("the consumer of %s has ended for good, only a restart brings it back: %s", channel, failure);
        }
    }
}
