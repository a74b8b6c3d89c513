package dev.synod.session;

import dev.synod.events.Message;
import dev.synod.events.MessageJson;
import dev.synod.events.MessageTypes;
import dev.synod.events.Topics;
import dev.synod.events.llm.LlmRequest;
import dev.synod.events.llm.LlmResponse;
import dev.synod.testing.TestStack;
import dev.synod.testing.TopicReader;
import dev.synod.testing.TopicWriter;
import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

import static org.awaitility.Awaitility.await;

/** Plays the gateway's part on the real topics, for the sessions of one test: answers what is asked as the test wants. */
public final class TestGateway implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(20);

    private final Map<String, Function<LlmRequest, LlmResponse>> wanted = new HashMap<>();
    private final List<LlmRequest> asked = new ArrayList<>();
    private final List<LlmRequest> untaken = new ArrayList<>();
    private final Set<String> answered = new HashSet<>();
    private final TopicReader requests;
    private final TopicWriter responses;
    private int read;

    public TestGateway(TestStack stack) {
        requests = TopicReader.fromNow(stack, Topics.LLM_REQUESTS);
        responses = new TopicWriter(stack);
    }

    /** From now on a step's requests are answered so; {@code *} stands for every step without a wish of its own. */
    public TestGateway on(String step, Function<LlmRequest, LlmResponse> answer) {
        wanted.put(step, answer);
        return this;
    }

    /** From now on they are answered as usual. */
    public TestGateway asUsual() {
        wanted.clear();
        return this;
    }

    /** Answers whatever is asked for this session until the condition holds. */
    public void answerUntil(String sessionId, BooleanSupplier done) {
        await().atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(POLL).until(() -> {
            take(sessionId).forEach(this::answer);
            return done.getAsBoolean();
        });
    }

    /** The next request for a step of this session, unanswered; what else is asked meanwhile is answered. */
    public LlmRequest next(String sessionId, String step) {
        List<LlmRequest> found = new ArrayList<>();
        await("a request for " + step)
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(POLL)
                .until(() -> {
                    for (LlmRequest request : take(sessionId)) {
                        if (!Answers.stepOf(request).equals(step)) {
                            answer(request);
                        } else if (found.isEmpty()) {
                            found.add(request);
                        } else {
                            untaken.add(request);
                        }
                    }
                    return !found.isEmpty();
                });
        return found.getFirst();
    }

    /** The next request of this session, whatever for, unanswered. */
    public LlmRequest next(String sessionId) {
        List<LlmRequest> fresh = await("a request").atMost(PATIENCE).until(() -> take(sessionId), it -> !it.isEmpty());
        untaken.addAll(0, fresh.subList(1, fresh.size()));
        return fresh.getFirst();
    }

    /** What has been asked for this session since the last look, and not been answered before. */
    public List<LlmRequest> take(String sessionId) {
        poll();
        untaken.removeIf(request -> answered.contains(request.requestId()));
        List<LlmRequest> fresh = untaken.stream()
                .filter(request -> request.sessionId().equals(sessionId))
                .toList();
        untaken.removeAll(fresh);
        return fresh;
    }

    /** All that was ever asked for a step of this session. */
    public List<LlmRequest> asked(String sessionId, String step) {
        poll();
        return asked.stream()
                .filter(request -> request.sessionId().equals(sessionId)
                        && Answers.stepOf(request).equals(step))
                .toList();
    }

    /** How many different requests there were for this session. */
    public int different(String sessionId) {
        return (int) asked.stream()
                .filter(request -> request.sessionId().equals(sessionId))
                .map(LlmRequest::requestId)
                .distinct()
                .count();
    }

    private void poll() {
        List<ConsumerRecord<String, String>> all = requests.poll();
        for (ConsumerRecord<String, String> polled : all.subList(read, all.size())) {
            LlmRequest request = request(polled);
            asked.add(request);
            untaken.add(request);
        }
        read = all.size();
    }

    private static LlmRequest request(ConsumerRecord<String, String> polled) {
        String type = Objects.requireNonNull(TopicReader.header(polled, "ce_type"));
        Class<? extends Message> kind = MessageTypes.recordOf(type).orElseThrow();
        return (LlmRequest) MessageJson.read(polled.value().getBytes(StandardCharsets.UTF_8), kind);
    }

    /** Answers as the test wants, else as usual. */
    public void answer(LlmRequest request) {
        Function<LlmRequest, LlmResponse> usual = wanted.getOrDefault("*", Answers::usual);
        send(wanted.getOrDefault(Answers.stepOf(request), usual).apply(request));
    }

    /** Sends an answer as it is. */
    public void send(LlmResponse response) {
        answered.add(response.requestId());
        responses.send(
                Topics.LLM_RESPONSES,
                response.sessionId(),
                TopicWriter.envelope(
                        response.requestId() + "/response",
                        MessageTypes.typeOf(response.getClass()),
                        response.sessionId()),
                MessageJson.write(response));
    }

    @Override
    public void close() {
        requests.close();
        responses.close();
    }
}
