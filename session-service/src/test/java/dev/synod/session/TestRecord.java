package dev.synod.session;

import dev.synod.events.MessageJson;
import dev.synod.events.MessageTypes;
import dev.synod.events.Topics;
import dev.synod.events.replan.ReplanCommand;
import dev.synod.events.replan.ReplanReply;
import dev.synod.testing.TestStack;
import dev.synod.testing.TopicReader;
import dev.synod.testing.TopicWriter;
import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Plays the record's part in replan sagas on the real topics. */
final class TestRecord implements AutoCloseable {
    private final TopicReader commands;
    private final TopicWriter replies;

    TestRecord(TestStack stack) {
        commands = TopicReader.fromNow(stack, Topics.REPLAN_COMMANDS);
        replies = new TopicWriter(stack);
    }

    /** Waits for so many commands of one kind about an action; all of them. */
    <C extends ReplanCommand> List<C> await(int count, Class<C> kind, String actionId) {
        String type = MessageTypes.typeOf(kind);
        return commands
                .await(
                        count,
                        sent -> isOf(sent, type) && read(sent, kind).actionId().equals(actionId))
                .stream()
                .map(sent -> read(sent, kind))
                .toList();
    }

    void reply(ReplanReply reply) {
        replies.send(
                Topics.REPLAN_REPLIES,
                reply.sagaId(),
                TopicWriter.envelope(
                        UUID.randomUUID().toString(), MessageTypes.typeOf(reply.getClass()), reply.sagaId()),
                MessageJson.write(reply));
    }

    private static boolean isOf(ConsumerRecord<String, String> sent, String type) {
        return type.equals(TopicReader.header(sent, "ce_type"));
    }

    private static <C extends ReplanCommand> C read(ConsumerRecord<String, String> sent, Class<C> kind) {
        return MessageJson.read(Objects.requireNonNull(sent.value()).getBytes(StandardCharsets.UTF_8), kind);
    }

    @Override
    public void close() {
        commands.close();
        replies.close();
    }
}
