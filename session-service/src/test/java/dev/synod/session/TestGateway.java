package dev.synod.session;

import dev.synod.events.MessageJson;
import dev.synod.events.Topics;
import dev.synod.events.llm.LlmRequest.RequestCompletion;
import dev.synod.events.llm.LlmResponse.CompletionAnswered;
import dev.synod.events.session.Cost;
import dev.synod.testing.TestStack;
import dev.synod.testing.TopicReader;
import dev.synod.testing.TopicWriter;
import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

import static org.awaitility.Awaitility.await;

/** Plays the gateway's part on the real topics, one request at a time, for the sessions of one test. */
final class TestGateway implements AutoCloseable {
    private final List<RequestCompletion> asked = new ArrayList<>();
    private final TopicReader requests;
    private final TopicWriter responses;
    private int read;

    TestGateway(TestStack stack) {
        requests = TopicReader.fromNow(stack, Topics.LLM_REQUESTS);
        responses = new TopicWriter(stack);
    }

    /** Answers whatever is asked for this session until the condition holds. */
    void answerUntil(String sessionId, BooleanSupplier done) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    take(sessionId).forEach(this::answer);
                    return done.getAsBoolean();
                });
    }

    /** What has been asked for this session since the last look. */
    List<RequestCompletion> take(String sessionId) {
        List<RequestCompletion> fresh = new ArrayList<>();
        List<ConsumerRecord<String, String>> all = requests.poll();
        List<ConsumerRecord<String, String>> unread = all.subList(read, all.size());
        read = all.size();
        for (ConsumerRecord<String, String> polled : unread) {
            RequestCompletion request =
                    MessageJson.read(polled.value().getBytes(StandardCharsets.UTF_8), RequestCompletion.class);
            if (request.sessionId().equals(sessionId)) {
                fresh.add(request);
            }
        }
        asked.addAll(fresh);
        return fresh;
    }

    /** How many different requests there were. */
    int different() {
        return (int) asked.stream().map(RequestCompletion::requestId).distinct().count();
    }

    void answer(RequestCompletion request) {
        send(
                request,
                new CompletionAnswered(
                        request.requestId(),
                        request.sessionId(),
                        text(request),
                        "stop",
                        "anthropic",
                        "model",
                        false,
                        1,
                        new Cost(10, 20, 30),
                        request.labels()));
    }

    void send(RequestCompletion request, CompletionAnswered answer) {
        responses.send(
                Topics.LLM_RESPONSES,
                request.sessionId(),
                TopicWriter.envelope(
                        request.requestId() + "/response", "dev.synod.completion.answered.v1", request.sessionId()),
                MessageJson.write(answer));
    }

    private static String text(RequestCompletion request) {
        return switch (request.labels().get("step")) {
            case "decomposition" -> "{\"subProblems\": [{\"title\": \"Cost\", \"question\": \"What does it cost?\"}]}";
            case "panel" -> "{\"personas\": [\"economist\", \"sceptic\", \"counsel\"]}";
            case "ballot" -> "{\"ranking\": [\"A\", \"B\", \"C\"]}";
            case "verdict" -> "{\"recommendation\": \"Yes\", \"rationale\": \"It pays.\", \"confidence\": 0.8}";
            case "actions" -> "{\"actions\": [{\"title\": \"Find a place\", \"priority\": \"high\"}]}";
            default -> "Words about " + request.requestId();
        };
    }

    @Override
    public void close() {
        requests.close();
        responses.close();
    }
}
