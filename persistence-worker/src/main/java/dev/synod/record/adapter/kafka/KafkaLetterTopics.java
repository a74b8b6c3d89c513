package dev.synod.record.adapter.kafka;

import dev.synod.events.Topics;
import dev.synod.record.shell.SourceRecord;
import dev.synod.record.shell.letters.Announcement;
import dev.synod.record.shell.letters.LetterTopics;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The record as it came, under its key, with what is known of its failure in headers {@code dead-letter-*}. */
@ApplicationScoped
public class KafkaLetterTopics implements LetterTopics {
    private static final Logger LOG = Logger.getLogger(KafkaLetterTopics.class);

    /** A little longer than the producer tries, so that what it gave up is not sent after all. */
    private static final Duration PATIENCE = Duration.ofSeconds(6);

    private final MutinyEmitter<byte[]> emitter;

    KafkaLetterTopics(@Channel("dead-letters-out") MutinyEmitter<byte[]> emitter) {
        this.emitter = emitter;
    }

    @Override
    public Uni<Void> send(Announcement announcement) {
        return emitter.sendMessage(message(announcement))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure(RecordTooLargeException.class)
                .invoke(failure -> LOG.errorf(
                        "Dead letter %d is too large for the topic; it is in the table only", announcement.letterId()))
                .onFailure(RecordTooLargeException.class)
                .recoverWithNull();
    }

    private static Message<byte[]> message(Announcement announcement) {
        SourceRecord source = announcement.source();
        return Message.of(source.value())
                .addMetadata(OutgoingKafkaRecordMetadata.<String>builder()
                        .withTopic(
                                announcement.parked()
                                        ? Topics.SESSION_EVENTS_RECORD_PARKED
                                        : Topics.SESSION_EVENTS_RECORD_DLT)
                        .withKey(source.key())
                        .withHeaders(headers(announcement))
                        .build());
    }

    private static Headers headers(Announcement announcement) {
        SourceRecord source = announcement.source();
        Headers headers = new RecordHeaders();
        source.headers().forEach(header -> headers.add(header.name(), header.value()));
        add(headers, "reason", announcement.reason());
        add(headers, "cause", announcement.cause());
        add(headers, "exception", announcement.exception());
        add(headers, "stack", announcement.stack());
        add(headers, "attempts", Integer.toString(announcement.attempts()));
        add(headers, "topic", source.topic());
        add(headers, "partition", Integer.toString(source.partition()));
        add(headers, "offset", Long.toString(source.offset()));
        return headers;
    }

    private static void add(Headers headers, String name, @Nullable String value) {
        if (value != null) {
            headers.add("dead-letter-" + name, value.getBytes(StandardCharsets.UTF_8));
        }
    }
}
