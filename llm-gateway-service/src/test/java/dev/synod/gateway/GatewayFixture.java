package dev.synod.gateway;

import dev.synod.events.MessageJson;
import dev.synod.events.MessageTypes;
import dev.synod.events.Topics;
import dev.synod.events.llm.LlmDelta;
import dev.synod.events.llm.LlmRequest.ChatMessage;
import dev.synod.events.llm.LlmRequest.RequestCompletion;
import dev.synod.events.llm.LlmResponse.CompletionAnswered;
import dev.synod.events.llm.LlmResponse.CompletionFailed;
import dev.synod.testing.TestStack;
import dev.synod.testing.TopicReader;
import dev.synod.testing.TopicWriter;
import io.vertx.core.Vertx;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Speaks to the gateway as the other services do, by topics, and holds the two stubs. */
final class GatewayFixture {
    final TestStack stack = TestStack.get(true);
    final String sessionId = UUID.randomUUID().toString();
    final Vertx vertx = Vertx.vertx();
    final StubProvider anthropic = new StubProvider(vertx, "anthropic", Behaviours.anthropic(vertx, Duration.ZERO));
    final StubProvider openAi = new StubProvider(vertx, "openai", Behaviours.openAi(vertx, Duration.ZERO));
    private final TopicWriter writer = new TopicWriter(stack);
    private final TopicReader responses = TopicReader.fromNow(stack, Topics.LLM_RESPONSES);
    private final TopicReader deltas = TopicReader.fromNow(stack, Topics.LLM_DELTAS);

    RequestCompletion request(String step, String route) {
        return new RequestCompletion(
                sessionId + "/" + step + "/1",
                sessionId,
                "alice",
                route,
                List.of(new ChatMessage("system", "You are terse."), new ChatMessage("user", "Split the monolith?")),
                null,
                400,
                0.7,
                true,
                Map.of("step", step),
                Instant.now().plusSeconds(60));
    }

    static RequestCompletion until(RequestCompletion request, Instant deadline) {
        return new RequestCompletion(
                request.requestId(),
                request.sessionId(),
                request.ownerId(),
                request.route(),
                request.messages(),
                request.output(),
                request.maxOutputTokens(),
                request.temperature(),
                request.stream(),
                request.labels(),
                deadline);
    }

    RequestCompletion send(RequestCompletion request) {
        send(request, "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        return request;
    }

    void send(RequestCompletion request, String traceparent) {
        send(
                TopicWriter.envelope(
                                request.requestId(), MessageTypes.typeOf(RequestCompletion.class), request.sessionId())
                        .with("traceparent", traceparent),
                MessageJson.write(request));
    }

    void send(TopicWriter.Envelope envelope, String json) {
        writer.send(Topics.LLM_REQUESTS, "any", envelope, json);
    }

    CompletionAnswered answer(RequestCompletion request) {
        ConsumerRecord<@Nullable String, @Nullable String> found =
                responses(request, 1).getFirst();
        return MessageJson.read(bytes(found), CompletionAnswered.class);
    }

    CompletionFailed failure(RequestCompletion request) {
        ConsumerRecord<@Nullable String, @Nullable String> found =
                responses(request, 1).getFirst();
        return MessageJson.read(bytes(found), CompletionFailed.class);
    }

    List<ConsumerRecord<@Nullable String, @Nullable String>> responses(RequestCompletion request, int count) {
        String id = request.requestId() + "/response";
        return responses.await(count, found -> id.equals(TopicReader.header(found, "ce_id")));
    }

    /** Responses that can be had now, without waiting for any. */
    long responsesSoFar(RequestCompletion request) {
        String id = request.requestId() + "/response";
        return responses.poll().stream()
                .filter(found -> id.equals(TopicReader.header(found, "ce_id")))
                .count();
    }

    List<LlmDelta> deltas(RequestCompletion request, int atLeast) {
        return deltas
                .await(atLeast, found -> String.valueOf(TopicReader.header(found, "ce_id"))
                        .startsWith(request.requestId() + "/"))
                .stream()
                .map(found -> {
                    String type = Objects.requireNonNull(TopicReader.header(found, "ce_type"));
                    return (LlmDelta) MessageJson.read(
                            bytes(found), MessageTypes.recordOf(type).orElseThrow());
                })
                .toList();
    }

    Map<String, @Nullable Object> ledgerRow(RequestCompletion request) {
        return stack.database()
                .query("select * from gateway.call where request_id = ?", request.requestId())
                .getFirst();
    }

    void close() {
        anthropic.close();
        openAi.close();
        writer.close();
        responses.close();
        deltas.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static byte[] bytes(ConsumerRecord<?, @Nullable String> found) {
        return Objects.requireNonNull(found.value()).getBytes(StandardCharsets.UTF_8);
    }
}
