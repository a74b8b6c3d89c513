package dev.synod.e2e;

import dev.synod.events.llm.LlmRequest;
import dev.synod.testing.GatewayTopics;
import dev.synod.testing.TopicReader;
import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** What came back to requests that a test put on the topic itself. */
final class Answers {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private Answers() {}

    /** Each request gets an answer, not a failure; it may be repeated on the topic, but then it is the same. */
    static void assertOneToEach(Collection<LlmRequest> requests, GatewayTopics gateway) {
        Map<String, List<ConsumerRecord<String, String>>> answers = gateway.responses(requests, PATIENCE);
        answers.forEach((requestId, repeats) -> {
            assertThat(repeats.stream().map(Answers::wireForm).distinct())
                    .as("answers in effect to " + requestId)
                    .hasSize(1);
            assertThat(TopicReader.header(repeats.getFirst(), "ce_type"))
                    .as(repeats.getFirst().value())
                    .endsWith(".answered.v1");
        });
    }

    /** All by which a reader could tell two messages apart. */
    private static List<String> wireForm(ConsumerRecord<String, String> answer) {
        return List.of(
                TopicReader.header(answer, "ce_id"),
                TopicReader.header(answer, "ce_type"),
                TopicReader.header(answer, "ce_time"),
                answer.key(),
                answer.value());
    }
}
