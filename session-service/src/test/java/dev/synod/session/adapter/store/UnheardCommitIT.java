package dev.synod.session.adapter.store;

import dev.synod.events.Envelope;
import dev.synod.events.Topics;
import dev.synod.events.session.SessionEvent.InterjectionAdded;
import dev.synod.kit.database.Database;
import dev.synod.kit.outbox.OutboxMessage;
import dev.synod.session.ImpatientProfile;
import dev.synod.session.TestApi;
import dev.synod.session.core.Deliberation;
import dev.synod.session.core.dossier.Dossier;
import dev.synod.session.shell.Change;
import dev.synod.session.shell.NumberedFact;
import dev.synod.session.shell.OutboxLimit;
import dev.synod.session.shell.Stored;
import dev.synod.testing.EmbeddedStack;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;

/** The database commits, and the connection is lost before it has said so. */
@QuarkusTest
@TestProfile(ImpatientProfile.class)
@WithTestResource(
        value = EmbeddedStack.class,
        initArgs = {@ResourceArg(name = "role", value = "synod_session"), @ResourceArg(name = "connect", value = "true")
        })
class UnheardCommitIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final AtomicInteger commits = new AtomicInteger();
    private UUID id = new UUID(0, 0);

    @Inject
    PgSessionStore store;

    @Inject
    Mutiny.SessionFactory factory;

    @Inject
    Database database;

    @Inject
    Admission admission;

    @Inject
    OutboxLimit limit;

    @Inject
    Clock clock;

    @BeforeEach
    void post() {
        id = UUID.fromString(TestApi.post());
    }

    @Test
    void a_change_whose_commit_was_not_heard_of_is_not_made_again() {
        interject(deafFor(Uni.createFrom().voidItem()), "first");

        assertThat(interjections()).containsExactly("first");
        assertThat(commits).hasValue(2);
    }

    @Test
    void nor_is_it_if_others_have_changed_the_session_since() {
        interject(deafFor(store.update(id, stored -> interjection(stored, "second"))), "first");

        assertThat(interjections()).containsExactly("first", "second");
        assertThat(commits).hasValue(2);
    }

    private void interject(PgSessionStore by, String text) {
        assertThat(by.update(id, stored -> interjection(stored, text)).await().atMost(PATIENCE))
                .isTrue();
    }

    private List<String> interjections() {
        return store.facts(id).await().atMost(PATIENCE).stream()
                .map(NumberedFact::fact)
                .filter(InterjectionAdded.class::isInstance)
                .map(added -> ((InterjectionAdded) added).text())
                .toList();
    }

    private Optional<Change> interjection(Stored stored, String text) {
        Dossier before = stored.state().dossier();
        InterjectionAdded added = new InterjectionAdded(before.interjections().size() + 1, text);
        long sequence = stored.sequence() + 1;
        Envelope<?> envelope =
                new Envelope<>(id + "/" + sequence, "/test", clock.instant(), id.toString(), sequence, null, added);
        return Optional.of(new Change(
                new Deliberation(before.with(added), stored.state().desk()),
                sequence,
                clock.instant(),
                Optional.empty(),
                List.of(new OutboxMessage(Topics.SESSION_EVENTS, id.toString(), envelope))));
    }

    /** The store, but its first commit is not heard of; and before it is tried again, something else is done. */
    private PgSessionStore deafFor(Uni<?> meanwhile) {
        Mutiny.SessionFactory deaf = (Mutiny.SessionFactory) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Mutiny.SessionFactory.class},
                (proxy, method, arguments) -> {
                    try {
                        Object result = method.invoke(factory, arguments);
                        return method.getName().equals("withTransaction")
                                ? ((Uni<?>) result).call(() -> heard(meanwhile))
                                : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return new PgSessionStore(deaf, database, admission, limit);
    }

    private Uni<?> heard(Uni<?> meanwhile) {
        return commits.incrementAndGet() > 1
                ? Uni.createFrom().voidItem()
                : meanwhile.chain(() -> Uni.createFrom().failure(new IOException("Connection reset by peer")));
    }
}
