package dev.synod.gateway;

import dev.synod.events.MessageJson;
import dev.synod.events.MessageTypes;
import dev.synod.events.Topics;
import dev.synod.events.llm.LlmDelta;
import dev.synod.events.llm.LlmRequest;
import dev.synod.events.llm.LlmRequest.ChatMessage;
import dev.synod.events.llm.LlmRequest.RequestCompletion;
import dev.synod.events.llm.LlmRequest.RequestEmbeddings;
import dev.synod.events.llm.LlmRequest.RequestSearch;
import dev.synod.events.llm.LlmResponse;
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

import static org.assertj.core.api.Assertions.assertThat;

/** Speaks to the gateway as the other services do, by topics, and holds the stubs. */
final class GatewayFixture {
    final TestStack stack = TestStack.get(true);
    final String sessionId = UUID.randomUUID().toString();
    final Vertx vertx = Vertx.vertx();
    final StubProvider anthropic = new StubProvider(vertx, "anthropic", Behaviours.anthropic(vertx, Duration.ZERO));
    final StubProvider openAi = new StubProvider(
            vertx, "openai", LookupBehaviours.embeddingsBeside(Behaviours.openAi(vertx, Duration.ZERO)));
    final StubProvider voyage = new StubProvider(vertx, "voyage", LookupBehaviours.embeddings());
    final StubProvider brave = new StubProvider(vertx, "brave", LookupBehaviours.brave());
    final StubProvider tavily = new StubProvider(vertx, "tavily", LookupBehaviours.tavily());
    private final TopicWriter writer = new TopicWriter(stack);
    private final TopicReader responses = TopicReader.fromNow(stack, Topics.LLM_RESPONSES);
    private final TopicReader deltas = TopicReader.fromNow(stack, Topics.LLM_DELTAS);

    RequestCompletion request(String step, String route) {
        return new RequestCompletion(
                sessionId + "/" + step + "/1",
                sessionId,
                "alice",
                null,
                route,
                List.of(new ChatMessage("system", "You are terse."), new ChatMessage("user", "Split the monolith?")),
                null,
                400,
                0.7,
                true,
                Map.of("step", step),
                Instant.now().plusSeconds(60));
    }

    RequestEmbeddings embeddings(String step, String... texts) {
        return new RequestEmbeddings(
                sessionId + "/" + step + "/1",
                sessionId,
                "alice",
                null,
                List.of(texts),
                Map.of("step", step),
                Instant.now().plusSeconds(60));
    }

    /** A question that nobody has asked before: answers to others are remembered. */
    RequestEmbeddings anyEmbeddings(String step) {
        return embeddings(step, "text of %s in %s".formatted(step, sessionId));
    }

    /** A question that nobody has asked before: answers to others are remembered. */
    RequestSearch anySearch(String step) {
        return search(step, "query of %s in %s".formatted(step, sessionId));
    }

    RequestSearch search(String step, String query) {
        return new RequestSearch(
                sessionId + "/" + step + "/1",
                sessionId,
                "alice",
                null,
                query,
                2,
                Map.of("step", step),
                Instant.now().plusSeconds(60));
    }

    /** The same question of another hand: other ids, another heat, perhaps a budget. */
    RequestCompletion variant(
            RequestCompletion request, String step, String owner, double temperature, @Nullable Long budgetMicroUsd) {
        return new RequestCompletion(
                sessionId + "/" + step + "/1",
                request.sessionId(),
                owner,
                budgetMicroUsd,
                request.route(),
                request.messages(),
                request.output(),
                request.maxOutputTokens(),
                temperature,
                request.stream(),
                Map.of("step", step),
                request.deadline());
    }

    static RequestCompletion until(RequestCompletion request, Instant deadline) {
        return new RequestCompletion(
                request.requestId(),
                request.sessionId(),
                request.ownerId(),
                request.budgetMicroUsd(),
                request.route(),
                request.messages(),
                request.output(),
                request.maxOutputTokens(),
                request.temperature(),
                request.stream(),
                request.labels(),
                deadline);
    }

    <R extends LlmRequest> R send(R request) {
        send(request, "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        return request;
    }

    void send(LlmRequest request, String traceparent) {
        send(
                TopicWriter.envelope(request.requestId(), MessageTypes.typeOf(request.getClass()), request.sessionId())
                        .with("traceparent", traceparent),
                MessageJson.write(request));
    }

    void send(TopicWriter.Envelope envelope, String json) {
        writer.send(Topics.LLM_REQUESTS, "any", envelope, json);
    }

    CompletionAnswered answer(RequestCompletion request) {
        return response(request, CompletionAnswered.class);
    }

    CompletionFailed failure(RequestCompletion request) {
        return response(request, CompletionFailed.class);
    }

    /** The response, which must be of that kind. */
    <T extends LlmResponse> T response(LlmRequest request, Class<T> kind) {
        ConsumerRecord<@Nullable String, @Nullable String> found =
                responses(request, 1).getFirst();
        assertThat(TopicReader.header(found, "ce_type")).isEqualTo(MessageTypes.typeOf(kind));
        return MessageJson.read(bytes(found), kind);
    }

    List<ConsumerRecord<@Nullable String, @Nullable String>> responses(LlmRequest request, int count) {
        String id = request.requestId() + "/response";
        return responses.await(count, found -> id.equals(TopicReader.header(found, "ce_id")));
    }

    /** Responses that can be had now, without waiting for any. */
    long responsesSoFar(LlmRequest request) {
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

    Map<String, @Nullable Object> ledgerRow(LlmRequest request) {
        return stack.database()
                .query("select * from gateway.call where request_id = ?", request.requestId())
                .getFirst();
    }

    void close() {
        anthropic.close();
        openAi.close();
        voyage.close();
        brave.close();
        tavily.close();
        writer.close();
        responses.close();
        deltas.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static byte[] bytes(ConsumerRecord<?, @Nullable String> found) {
        return Objects.requireNonNull(found.value()).getBytes(StandardCharsets.UTF_8);
    }
}
