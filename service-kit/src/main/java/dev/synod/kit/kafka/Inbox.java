package dev.synod.kit.kafka;

import dev.synod.events.Envelope;
import dev.synod.events.UnreadableMessage;
import dev.synod.kit.database.DatabaseUnavailable;
import dev.synod.kit.log.LogIds;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.reactive.messaging.Message;

import java.time.Duration;
import java.util.function.BiFunction;

/**
 * Takes messages about sessions in, one by one: each is acknowledged once what it led to is committed. The database being away is no
 * fault of a message's: it waits, and those behind it too. What fails for any other reason would fail again, and must
 * not hold up the others: it goes to the dead letters.
 */
public final class Inbox {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final double JITTER = 0.5;

    private Inbox() {}

    /**
     * Takes one in.
     *
     * @param family of the messages that belong here
     * @param what one of them is called, such as {@code a response}
     * @param work is done again while the database is away
     */
    public static <T extends dev.synod.events.Message> Uni<Void> take(
            Message<byte[]> message, Class<T> family, String what, BiFunction<Envelope<?>, T, Uni<?>> work) {
        return Uni.createFrom()
                .item(() -> KafkaEnvelopes.read(message))
                .chain(envelope -> {
                    T data = expected(envelope, family, what);
                    LogIds.session(envelope.subject());
                    LogIds.message(envelope);
                    return waitedFor(
                            what + " " + envelope.id(), Uni.createFrom().deferred(() -> work.apply(envelope, data)));
                })
                .chain(() -> Uni.createFrom().completionStage(message.ack()))
                .onFailure()
                .recoverWithUni(failure -> {
                    Log.errorf(failure, "%s goes to the dead letters", what);
                    return Uni.createFrom().completionStage(message.nack(failure));
                });
    }

    /**
     * Does some work again and again while the database is away.
     *
     * @param what waits meanwhile
     */
    public static <T> Uni<T> waitedFor(String what, Uni<T> work) {
        return work.onFailure(DatabaseUnavailable.class)
                .invoke(failure -> Log.warnf("%s waits: %s", what, failure.getMessage()))
                .onFailure(DatabaseUnavailable.class)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .withJitter(JITTER)
                .indefinitely();
    }

    private static <T> T expected(Envelope<?> envelope, Class<T> family, String what) {
        if (!family.isInstance(envelope.data())) {
            throw new UnreadableMessage("'" + envelope.type() + "' is not " + what);
        }
        return family.cast(envelope.data());
    }
}
