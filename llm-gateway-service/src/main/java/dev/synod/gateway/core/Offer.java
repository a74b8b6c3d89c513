package dev.synod.gateway.core;

import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;

/**
 * What the configuration offers of one operation.
 *
 * @param prices every model that may be asked
 * @param present providers that have a key
 */
public record Offer(Operation operation, SequencedMap<ModelRef, Price> prices, SequencedSet<String> present) {

    /** The price of a model of a checked route. */
    public Price priceOf(ModelRef model) {
        Price price = prices.get(model);
        if (price == null) {
            throw new IllegalStateException("routes are checked to have prices: " + model);
        }
        return price;
    }

    /**
     * Checks a route as a whole and passes those over that have no key.
     *
     * @param setting where the route is configured
     * @throws IllegalArgumentException if it is empty or names a model without a price
     */
    List<ModelRef> usable(String setting, List<ModelRef> route) {
        if (route.isEmpty()) {
            throw new IllegalArgumentException(setting + " names nobody to ask");
        }
        for (ModelRef model : route) {
            if (!prices.containsKey(model)) {
                throw new IllegalArgumentException(
                        "%s names %s, which has no price: set %s".formatted(setting, model, priceKeyOf(model)));
            }
        }
        return route.stream()
                .filter(model -> present.contains(model.provider()))
                .toList();
    }

    private String priceKeyOf(ModelRef model) {
        String provider = "synod.gateway.providers." + model.provider();
        return switch (operation) {
            case CHAT -> "%s.models.\"%s\".input-usd-per-million (and output-)".formatted(provider, model.model());
            case EMBED -> "%s.embedding-models.\"%s\".usd-per-million".formatted(provider, model.model());
            case SEARCH -> provider + ".usd-per-search";
        };
    }
}
