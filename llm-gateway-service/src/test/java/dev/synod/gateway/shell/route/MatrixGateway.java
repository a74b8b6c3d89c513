package dev.synod.gateway.shell.route;

import dev.synod.events.TraceContext;
import dev.synod.events.llm.LlmErrorCode;
import dev.synod.events.llm.LlmRequest;
import dev.synod.events.llm.LlmRequest.ChatMessage;
import dev.synod.events.llm.LlmRequest.RequestCompletion;
import dev.synod.events.llm.LlmRequest.RequestEmbeddings;
import dev.synod.events.llm.LlmRequest.RequestSearch;
import dev.synod.events.llm.LlmResponse;
import dev.synod.events.llm.LlmResponse.CompletionAnswered;
import dev.synod.events.llm.LlmResponse.CompletionFailed;
import dev.synod.events.llm.LlmResponse.EmbeddingsAnswered;
import dev.synod.events.llm.LlmResponse.LookupFailed;
import dev.synod.events.llm.LlmResponse.SearchAnswered;
import dev.synod.gateway.GatewayConfig;
import dev.synod.gateway.Settings;
import dev.synod.gateway.adapter.guard.TestGuards;
import dev.synod.gateway.adapter.provider.TestProviders;
import dev.synod.gateway.core.ModelBook;
import dev.synod.gateway.core.ModelCard;
import dev.synod.gateway.core.ModelRef;
import dev.synod.gateway.core.Price;
import dev.synod.gateway.shell.port.Call;
import dev.synod.gateway.shell.port.Providers;
import dev.synod.gateway.shell.route.MatrixRow.Outcome;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Route, guards and adapters as they are, between nobody's topic and two stubs: a provider, and who stands in for it. */
final class MatrixGateway {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final AtomicInteger number = new AtomicInteger();
    private final String first;
    private final String second;
    private final MatrixStub stub;
    private final ProviderRoute route;
    private final Context loop;

    /** @param name of the first provider: its guards bear that name */
    MatrixGateway(Vertx vertx, String name, String kind, Map<String, String> changes) throws IOException {
        this.first = name;
        this.second = "second-" + name;
        this.stub = new MatrixStub(vertx);
        this.loop = vertx.getOrCreateContext();
        GatewayConfig config = Settings.with(settings(kind, changes));
        ModelBook models = models();
        MeterRegistry registry = new SimpleMeterRegistry();
        Providers providers = TestProviders.of(config, models, vertx);
        Catalogue catalogue = new Catalogue(config, models, providers);
        this.route = new ProviderRoute(
                catalogue,
                new AnswerMemory(config, registry),
                new Purse(
                        (id, most, budget) -> {
                            throw new AssertionError("nobody set a budget");
                        },
                        catalogue),
                TestGuards.of(providers, config, registry),
                new Attempts(
                        providers,
                        OpenTelemetry.noop().getTracer("matrix"),
                        new AttemptMetrics(registry, catalogue),
                        config));
    }

    private Map<String, String> settings(String kind, Map<String, String> changes) {
        boolean searches = List.of("brave", "tavily", "exa").contains(kind);
        Map<String, String> all = new HashMap<>(Map.of(
                "routes.both", first + "/m," + second + "/m",
                "routes.alone", first + "/m",
                "embeddings.route", first + "/e," + second + "/e",
                "search.route", first + "," + second,
                "retry.max-retries", "1",
                "retry.first-delay", "1ms",
                "retry.max-delay", "1ms",
                // Nobody is to be left alone, however often it fails.
                "circuit.chat.failures", "1000",
                "circuit.embed.failures", "1000",
                "circuit.search.failures", "1000"));
        all.putAll(provider(first, kind, stub.first()));
        all.putAll(provider(second, searches ? "tavily" : "openai", stub.second()));
        all.putAll(changes);
        Map<String, String> prefixed = new HashMap<>();
        all.forEach((key, value) -> prefixed.put("synod.gateway." + key, value));
        return prefixed;
    }

    private static Map<String, String> provider(String name, String kind, String url) {
        String prefix = "providers." + name + ".";
        return Map.of(prefix + "kind", kind, prefix + "base-url", url, prefix + "api-key", "k");
    }

    /** Those that ship, since routes that ship lead to them, and any of our two. */
    private ModelBook models() throws IOException {
        ModelBook known = Settings.models();
        Price price = Price.perRequest(BigDecimal.ZERO);
        return new ModelBook(
                known.chat()
                        .with(ofBoth("*", new ModelCard.Chat(price, 1_000, 1_000, true, true, LocalDate.EPOCH, ""))),
                known.embeddings().with(ofBoth("*", new ModelCard.Embedding(price, 1_000, LocalDate.EPOCH, ""))),
                known.searches().with(ofBoth("", new ModelCard.Search(price, LocalDate.EPOCH, ""))));
    }

    private <C extends ModelCard> SequencedMap<ModelRef, C> ofBoth(String model, C card) {
        SequencedMap<ModelRef, C> cards = new LinkedHashMap<>();
        cards.put(new ModelRef(first, model), card);
        cards.put(new ModelRef(second, model), card);
        return cards;
    }

    /** What comes of a call while the first provider behaves like that. */
    Outcome ask(MatrixRow row, String routeName) {
        stub.behave(row);
        Listener listener = new Listener();
        Call call = new Call(request(row, routeName), null, 0, null);
        LlmResponse response = Uni.createFrom()
                .deferred(() -> route.answer(call, listener, task -> loop.runOnContext(go -> task.run())))
                .runSubscriptionOn(task -> loop.runOnContext(go -> task.run()))
                .await()
                .atMost(LONGEST)
                .response();
        return new Outcome(List.copyOf(listener.codes), stub.askedFirst(), stub.askedSecond(), end(response));
    }

    private LlmRequest request(MatrixRow row, String routeName) {
        String id = "s/" + number.incrementAndGet();
        Instant deadline = Instant.now().plus(LONGEST);
        return switch (row.asks()) {
            case WHOLE, STREAM ->
                new RequestCompletion(
                        id,
                        "s",
                        "o",
                        null,
                        routeName,
                        List.of(new ChatMessage("user", "Split it?")),
                        null,
                        100,
                        1,
                        row.asks() == MatrixRow.Asks.STREAM,
                        Map.of(),
                        deadline);
            // Another question each time, for answers to these are remembered.
            case EMBED -> new RequestEmbeddings(id, "s", "o", null, List.of(id), Map.of(), deadline);
            case SEARCH -> new RequestSearch(id, "s", "o", null, id, 1, Map.of(), deadline);
        };
    }

    private String end(LlmResponse response) {
        return switch (response) {
            case CompletionAnswered answer ->
                answer.finishReason().equals("length") ? "truncated" : who(answer.provider());
            case EmbeddingsAnswered answer -> who(answer.provider());
            case SearchAnswered answer -> who(answer.provider());
            case CompletionFailed failed -> failed.code().wireName();
            case LookupFailed failed -> failed.code().wireName();
        };
    }

    private String who(String provider) {
        return provider.equals(first) ? "first" : "second";
    }

    void close() {
        stub.close();
    }

    /** Waits for the answer, and hears why attempts fail. */
    private static final class Listener implements Audience {
        private final List<String> codes = new CopyOnWriteArrayList<>();

        @Override
        public Uni<Void> agree(Call call, int attempt, ModelRef model) {
            return Uni.createFrom().voidItem();
        }

        @Override
        public Words words(Call call, int attempt, ModelRef model, @Nullable TraceContext cause) {
            return new Words() {
                @Override
                public void append(String text) {}

                @Override
                public void finish() {}

                @Override
                public boolean supersede(LlmErrorCode reason) {
                    codes.add(reason.wireName());
                    return true;
                }
            };
        }
    }
}
