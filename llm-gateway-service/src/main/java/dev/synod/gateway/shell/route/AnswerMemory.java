package dev.synod.gateway.shell.route;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.synod.events.llm.LlmRequest;
import dev.synod.events.llm.LlmRequest.RequestCompletion;
import dev.synod.gateway.GatewayConfig;
import dev.synod.gateway.core.CallFailure;
import dev.synod.gateway.core.Completion;
import dev.synod.gateway.core.Found;
import dev.synod.gateway.core.Operation;
import dev.synod.gateway.core.Question;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Answers that this replica got lately. The same question is asked once at a time: whoever comes while it is under way
 * shares the answer. Bounded in bytes and time. What a search found is kept longer, for when no engine answers
 * (stale-if-error, RFC 5861 §4). A completion that is to be creative is always asked for.
 */
@Singleton
class AnswerMemory {
    private final Map<Operation, AsyncCache<String, Found>> fresh = new EnumMap<>(Operation.class);
    private final Cache<String, Found> staleSearches;
    private final GatewayConfig.Cache config;
    private final MeterRegistry registry;

    AnswerMemory(GatewayConfig config, MeterRegistry registry) {
        this.config = config.cache();
        this.registry = registry;
        for (Operation operation : Operation.values()) {
            AsyncCache<String, Found> cache =
                    keptFor(this.config.freshOf(operation)).recordStats().buildAsync();
            fresh.put(operation, cache);
            CaffeineCacheMetrics.monitor(registry, cache, "synod.gateway." + operation.wireName());
        }
        this.staleSearches = keptFor(this.config.searchStaleIfError()).build();
    }

    private Caffeine<String, Found> keptFor(Duration time) {
        return Caffeine.newBuilder()
                .maximumWeight(config.maxBytes())
                .weigher((String question, Found found) -> Keepsake.weightOf(found.answer()))
                .expireAfterWrite(time);
    }

    /**
     * The answer from memory, or from whoever asks the same just now, or else from the source.
     *
     * @param own what the call runs on
     * @param source asks, and is told nothing of memory
     */
    Uni<Found> answer(Walk walk, Executor own, Supplier<Uni<Found>> source) {
        LlmRequest request = walk.call().request();
        if (isCreative(request)) {
            return source.get();
        }
        return remembered(walk, own, Question.fingerprintOf(request), source);
    }

    private boolean isCreative(LlmRequest request) {
        return request instanceof RequestCompletion completion
                && completion.temperature() > config.chatMaxTemperature();
    }

    private Uni<Found> remembered(Walk walk, Executor own, String question, Supplier<Uni<Found>> source) {
        AsyncCache<String, Found> cache =
                Objects.requireNonNull(fresh.get(walk.call().operation()));
        // Asked for first, since only this is counted as a hit or a miss.
        CompletableFuture<Found> known = cache.getIfPresent(question);
        CompletableFuture<Found> mine = new CompletableFuture<>();
        CompletableFuture<Found> first = known != null ? known : cache.asMap().putIfAbsent(question, mine);
        return first == null
                ? lead(walk, question, cache, mine, source)
                : follow(walk, own, first, () -> remembered(walk, own, question, source));
    }

    /** Asks for all who ask the same. A failure is forgotten at once. */
    private Uni<Found> lead(
            Walk walk,
            String question,
            AsyncCache<String, Found> cache,
            CompletableFuture<Found> mine,
            Supplier<Uni<Found>> source) {
        return Uni.createFrom()
                .deferred(source::get)
                .invoke(found -> {
                    mine.complete(found);
                    keep(walk, question, cache, found);
                })
                .onFailure(CallFailure.class)
                .recoverWithUni(failure -> stale(walk, question, failure)
                        .invoke(found -> forget(question, cache, mine).complete(found)))
                .onFailure()
                .invoke(failure -> forget(question, cache, mine).completeExceptionally(failure))
                .onCancellation()
                .invoke(() -> forget(question, cache, mine).cancel(false));
    }

    /** Before those who wait hear of it: they may ask anew, and must not find it again. */
    private static CompletableFuture<Found> forget(
            String question, AsyncCache<String, Found> cache, CompletableFuture<Found> mine) {
        cache.asMap().remove(question, mine);
        return mine;
    }

    private void keep(Walk walk, String question, AsyncCache<String, Found> cache, Found found) {
        if (!Keepsake.isWorthKeeping(walk.call().request(), found.answer())) {
            cache.synchronous().invalidate(question);
        } else if (walk.call().operation() == Operation.SEARCH) {
            staleSearches.put(question, found);
        }
    }

    private Uni<Found> stale(Walk walk, String question, Throwable failure) {
        Found found = walk.call().operation() == Operation.SEARCH ? staleSearches.getIfPresent(question) : null;
        if (found == null) {
            return Uni.createFrom().failure(failure);
        }
        Log.warnf(
                "%s: no engine answers (%s), so an earlier search stands in",
                walk.call().id(), failure.getMessage());
        registry.counter("synod.gateway.search.stale").increment();
        return Uni.createFrom().item(found.again());
    }

    /** Another's failure is ours too, unless it was only that one's time, or its client, that ended it. */
    private static Uni<Found> follow(
            Walk walk, Executor own, CompletableFuture<Found> first, Supplier<Uni<Found>> anew) {
        return Uni.createFrom()
                .completionStage(first.copy())
                .emitOn(own)
                .map(Found::again)
                .invoke(found -> retell(walk, found))
                .onFailure(failure -> !(failure instanceof CallFailure call) || call.endsCall())
                .recoverWithUni(() -> anew.get());
    }

    private static void retell(Walk walk, Found found) {
        if (found.answer() instanceof Completion completion) {
            Audience.Words words = walk.audience().words(walk.call(), walk.attempts() + 1, found.model(), walk.trace());
            words.append(completion.text());
            words.finish();
        }
    }
}
