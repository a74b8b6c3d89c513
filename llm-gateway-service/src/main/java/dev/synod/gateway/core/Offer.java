package dev.synod.gateway.core;

import java.util.List;
import java.util.SequencedSet;

/**
 * What there is to ask for one operation.
 *
 * @param models every model that may be asked
 * @param present providers that can be reached
 */
public record Offer<C extends ModelCard>(Operation operation, ModelList<C> models, SequencedSet<String> present) {

    /** What is known of a model of a checked route. */
    public C cardOf(ModelRef model) {
        C card = models.find(model);
        if (card == null) {
            throw new IllegalStateException("routes are checked to have listed models only: " + model);
        }
        return card;
    }

    /**
     * Checks a route as a whole and passes those over that are absent.
     *
     * @param setting where the route is configured
     * @throws IllegalArgumentException if it is empty or names a model that is not listed
     */
    List<ModelRef> usable(String setting, List<ModelRef> route) {
        if (route.isEmpty()) {
            throw new IllegalArgumentException(setting + " names nobody to ask");
        }
        for (ModelRef model : route) {
            if (models.find(model) == null) {
                throw new IllegalArgumentException(
                        "%s names %s, whose price nobody knows: add it to \"%s\" in a file of models, and name the file in synod.gateway.models-file"
                                .formatted(setting, model, listOf(operation)));
            }
        }
        return route.stream()
                .filter(model -> present.contains(model.provider()))
                .toList();
    }

    private static String listOf(Operation operation) {
        return switch (operation) {
            case CHAT -> "chat";
            case EMBED -> "embeddings";
            case SEARCH -> "searches";
        };
    }
}
