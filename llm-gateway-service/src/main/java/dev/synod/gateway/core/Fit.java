package dev.synod.gateway.core;

import dev.synod.events.llm.LlmErrorCode;
import dev.synod.events.llm.LlmRequest.RequestCompletion;
import dev.synod.events.llm.LlmRequest.RequestEmbeddings;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who of a route can take a request, by its size and by what it asks for. */
public final class Fit {
    private Fit() {}

    /**
     * Those whose context holds question and answer, in the route's order. If a JSON Schema is asked for, whoever can be
     * held to it comes before all who can only be told: these are for when the former fail.
     *
     * @throws CallFailure if it is too long for all of them
     */
    public static List<ModelRef> of(RequestCompletion request, List<ModelRef> models, Offer<ModelCard.Chat> offer) {
        List<ModelRef> fitting = models.stream()
                .filter(model -> offer.cardOf(model).tokensOf(request)
                        <= offer.cardOf(model).contextTokens())
                .toList();
        if (fitting.isEmpty()) {
            throw tooLong(
                    "the messages have about %d tokens, and the answer may have %d"
                            .formatted(Estimate.promptTokens(request), request.maxOutputTokens()),
                    models,
                    model -> offer.cardOf(model).contextTokens());
        }
        return request.output() == null
                ? fitting
                : Stream.concat(
                                fitting.stream()
                                        .filter(model -> offer.cardOf(model).jsonSchema()),
                                fitting.stream()
                                        .filter(model -> !offer.cardOf(model).jsonSchema()))
                        .toList();
    }

    /**
     * Those who take the longest of the texts, in the route's order.
     *
     * @throws CallFailure if it is too long for all of them
     */
    public static List<ModelRef> of(
            RequestEmbeddings request, List<ModelRef> models, Offer<ModelCard.Embedding> offer) {
        long tokens = Estimate.longestTextTokens(request);
        List<ModelRef> fitting = models.stream()
                .filter(model -> tokens <= offer.cardOf(model).maxTextTokens())
                .toList();
        if (fitting.isEmpty()) {
            throw tooLong("the longest text has about %d tokens".formatted(tokens), models, model -> offer.cardOf(model)
                    .maxTextTokens());
        }
        return fitting;
    }

    private static CallFailure tooLong(String what, List<ModelRef> models, Function<ModelRef, Integer> most) {
        String limits = models.stream()
                .map(model -> "%s takes %d".formatted(model, most.apply(model)))
                .collect(Collectors.joining(", "));
        return new CallFailure(LlmErrorCode.CONTEXT_TOO_LONG, what + ": " + limits);
    }
}
