package dev.synod.gateway.core;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** The models of one operation. One that is called {@code *} stands for all others of its provider. */
public record ModelList<C extends ModelCard>(SequencedMap<ModelRef, C> cards) {
    private static final String ANY = "*";

    public static <C extends ModelCard> ModelList<C> empty() {
        return new ModelList<>(new LinkedHashMap<>());
    }

    /** What is known of a model; null if nothing is. */
    public @Nullable C find(ModelRef model) {
        C own = cards.get(model);
        return own == null ? cards.get(new ModelRef(model.provider(), ANY)) : own;
    }

    /** True if it has models of that provider. */
    public boolean mentions(String provider) {
        return cards.keySet().stream().anyMatch(model -> model.provider().equals(provider));
    }

    /** This list with another's models, which take the place of those they share. */
    public ModelList<C> with(SequencedMap<ModelRef, C> others) {
        SequencedMap<ModelRef, C> all = new LinkedHashMap<>(cards);
        all.putAll(others);
        return new ModelList<>(all);
    }
}
