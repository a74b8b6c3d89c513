package dev.synod.record.adapter.kafka;

import dev.synod.events.Envelope;
import dev.synod.events.Topics;
import dev.synod.events.session.Action;
import dev.synod.events.session.Priority;
import dev.synod.events.session.SessionEvent.ActionsExtracted;
import dev.synod.events.session.SessionEvent.SessionStarted;
import dev.synod.record.SampleSession;
import dev.synod.record.Surroundings;
import dev.synod.testing.EmbeddedStack;
import dev.synod.testing.TopicReader;
import dev.synod.testing.TopicWriter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "role", value = "synod_record"))
class DeadLettersIT {
    private final Surroundings world = new Surroundings();
    private final MeterRegistry meters;

    DeadLettersIT(MeterRegistry meters) {
        this.meters = meters;
    }

    @Test
    void an_unknown_type_goes_to_the_dead_letters_unchanged_and_the_others_are_stored() {
        SampleSession session = SampleSession.complete("alice");
        session.events().subList(0, 4).forEach(world::publish);
        String key = session.id().toString();
        world.publish(
                key,
                TopicWriter.envelope(key + "/x", "dev.synod.never.heard.v1", key)
                        .with("ce_sequence", "4"),
                "{\"any\": thing}");
        session.events().subList(4, 9).forEach(world::publish);
        world.awaitStored(session.id(), 9);

        ConsumerRecord<@Nullable String, @Nullable String> dead = deadLetter(key);
        assertThat(dead.value()).isEqualTo("{\"any\": thing}");
        assertThat(TopicReader.header(dead, "ce_type")).isEqualTo("dev.synod.never.heard.v1");
        assertThat(TopicReader.header(dead, "dead-letter-reason")).contains("unknown type 'dev.synod.never.heard.v1'");
        assertThat(TopicReader.header(dead, "dead-letter-topic")).isEqualTo(Topics.SESSION_EVENTS);
        assertThat(TopicReader.header(dead, "dead-letter-offset")).isNotNull();
        assertThat(meters.counter("synod.record.dead.letters", "cause", "unreadable")
                        .count())
                .isPositive();
    }

    @Test
    void an_event_that_the_database_refuses_is_singled_out_of_its_batch() {
        SampleSession sound = SampleSession.complete("alice");
        SampleSession poisoned = SampleSession.of("bob").created();
        poisoned.then(unindexable(poisoned)).then(new SessionStarted(null));
        List<Envelope<?>> mixed = List.of(
                sound.events().get(0),
                poisoned.events().get(0),
                poisoned.events().get(1),
                sound.events().get(1));
        mixed.forEach(world::publish);
        sound.events().subList(2, 9).forEach(world::publish);
        world.publish(poisoned.events().get(2));
        world.awaitStored(sound.id(), 9);
        world.awaitStored(poisoned.id(), 2);

        ConsumerRecord<@Nullable String, @Nullable String> dead =
                deadLetter(poisoned.id().toString());
        assertThat(TopicReader.header(dead, "ce_sequence")).isEqualTo("2");
        assertThat(TopicReader.header(dead, "dead-letter-reason")).contains("54000");
        assertThat(TopicReader.header(dead, "dead-letter-exception-class-name"))
                .isEqualTo("dev.synod.record.shell.EventRefused");
        assertThat(world.events(poisoned.id()))
                .extracting(row -> row.get("sequence"))
                .containsExactly(1L, 3L);
        assertThat(meters.counter("synod.record.dead.letters", "cause", "refused")
                        .count())
                .isPositive();
    }

    private ConsumerRecord<@Nullable String, @Nullable String> deadLetter(String key) {
        try (TopicReader reader = TopicReader.fromBeginning(world.stack(), Topics.SESSION_EVENTS_RECORD_DLT)) {
            return reader.awaitKey(1, key).getFirst();
        }
    }

    /** An action whose id is too long for an index, however well it is compressed. */
    private static ActionsExtracted unindexable(SampleSession session) {
        String id = new Random(1)
                .ints(20_000, 'a', 'z' + 1)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        return new ActionsExtracted(
                List.of(new Action(
                        session.id() + "/" + id, "t", "d", Priority.LOW, List.of(), List.of(), List.of(), List.of())),
                false);
    }
}
