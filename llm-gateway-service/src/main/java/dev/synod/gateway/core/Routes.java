package dev.synod.gateway.core;

import dev.synod.events.llm.LlmErrorCode;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.TreeMap;

/** Named, ordered lists of models, checked as a whole when built. Those without a key are passed over. */
public final class Routes {
    private final SequencedMap<String, List<ModelRef>> usable = new LinkedHashMap<>();

    /**
     * Checks and keeps the routes.
     *
     * @param configured models of each route, in order of preference
     * @param prices every model that may be asked
     * @param present providers that have a key
     * @throws IllegalArgumentException if a route is empty or names a model without a price
     */
    public Routes(
            SequencedMap<String, List<ModelRef>> configured,
            SequencedMap<ModelRef, Price> prices,
            SequencedSet<String> present) {
        configured.forEach((name, models) -> {
            if (models.isEmpty()) {
                throw new IllegalArgumentException("route '" + name + "' names no model");
            }
            for (ModelRef model : models) {
                if (!prices.containsKey(model)) {
                    throw new IllegalArgumentException("route '%s' names %s, which has no price: set %s"
                            .formatted(name, model, priceKeyOf(model)));
                }
            }
            usable.put(
                    name,
                    models.stream()
                            .filter(model -> present.contains(model.provider()))
                            .toList());
        });
    }

    /**
     * The models to ask, best first; never empty.
     *
     * @throws CallFailure if there is no such route, or nobody on it has a key
     */
    public List<ModelRef> of(String name) {
        List<ModelRef> models = usable.get(name);
        if (models == null) {
            throw new CallFailure(
                    LlmErrorCode.NOT_FOUND,
                    "there is no route '%s'; configured are %s".formatted(name, new TreeMap<>(usable).keySet()));
        }
        if (models.isEmpty()) {
            throw new CallFailure(
                    LlmErrorCode.AUTH,
                    "no provider of route '%s' has a key: set synod.gateway.providers.<name>.api-key of one of them"
                            .formatted(name));
        }
        return models;
    }

    private static String priceKeyOf(ModelRef model) {
        return "synod.gateway.providers.%s.models.\"%s\".input-usd-per-million (and output-)"
                .formatted(model.provider(), model.model());
    }
}
