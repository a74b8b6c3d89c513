package dev.synod.gateway.core;

import dev.synod.events.llm.LlmErrorCode;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/** Named, ordered lists of models, checked as a whole when built. Those without a key are passed over. */
public final class Routes {
    private final SequencedMap<String, List<ModelRef>> usable = new LinkedHashMap<>();

    /**
     * Checks and keeps the routes.
     *
     * @param configured models of each route, in order of preference
     * @throws IllegalArgumentException if a route is empty or names a model that is not listed
     */
    public Routes(SequencedMap<String, List<ModelRef>> configured, Offer<ModelCard.Chat> offer) {
        configured.forEach((name, models) -> usable.put(name, offer.usable("synod.gateway.routes." + name, models)));
    }

    /** All of them; a route may be empty here, for want of keys. */
    public SequencedMap<String, List<ModelRef>> all() {
        return new LinkedHashMap<>(usable);
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
}
