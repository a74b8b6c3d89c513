package dev.synod.testing;

import dev.synod.events.MessageJson;
import dev.synod.events.MessageTypes;
import dev.synod.events.Topics;
import dev.synod.events.llm.LlmRequest;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** The gateway as the other services know it: requests go on one topic, responses come on another. */
public final class GatewayTopics implements AutoCloseable {
    private static final String RESPONSE = "/response";

    private final TopicWriter writer;
    private final TopicReader responses;

    /** Responses are seen from now on. */
    public GatewayTopics(TestStack stack) {
        this.writer = new TopicWriter(stack);
        this.responses = TopicReader.fromNow(stack, Topics.LLM_RESPONSES);
    }

    /** Puts a request on its topic; the broker has it when this returns. */
    public void ask(LlmRequest request) {
        TopicWriter.confirm(begin(request));
    }

    /** Puts many requests on their topic as fast as it goes; the broker has all when this returns. */
    public void askAll(Collection<? extends LlmRequest> requests) {
        requests.stream().map(this::begin).toList().forEach(TopicWriter::confirm);
    }

    private Future<RecordMetadata> begin(LlmRequest request) {
        return writer.begin(
                Topics.LLM_REQUESTS,
                request.requestId(),
                TopicWriter.envelope(request.requestId(), MessageTypes.typeOf(request.getClass()), request.sessionId()),
                MessageJson.write(request));
    }

    /** Waits until each request has a response; all there are, repeats too, by request id, in order of arrival. */
    public Map<String, List<ConsumerRecord<@Nullable String, @Nullable String>>> responses(
            Collection<? extends LlmRequest> to, Duration patience) {
        Set<String> ids = to.stream().map(LlmRequest::requestId).collect(Collectors.toSet());
        Map<String, List<ConsumerRecord<@Nullable String, @Nullable String>>> found = new HashMap<>();
        return Awaitility.await("responses to " + ids.size() + " requests")
                .atMost(patience)
                .until(
                        () -> {
                            found.clear();
                            found.putAll(responses.poll().stream()
                                    .filter(record -> ids.contains(requestId(record)))
                                    .collect(Collectors.groupingBy(GatewayTopics::requestId)));
                            return found;
                        },
                        answered -> answered.size() == ids.size());
    }

    private static String requestId(ConsumerRecord<@Nullable String, @Nullable String> response) {
        String id = String.valueOf(TopicReader.header(response, "ce_id"));
        return id.endsWith(RESPONSE) ? id.substring(0, id.length() - RESPONSE.length()) : id;
    }

    @Override
    public void close() {
        writer.close();
        responses.close();
    }
}
