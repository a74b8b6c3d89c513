package dev.synod.gateway.core;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

import static java.util.Comparator.comparing;

/** Cards of made-up models. */
public final class ModelCards {
    private static final Price PRICE = Price.perMillionTokens(BigDecimal.ONE, BigDecimal.TEN);

    private ModelCards() {}

    /** A model that can be held to a JSON Schema and takes a temperature. */
    public static ModelCard.Chat chat(int contextTokens, int maxOutputTokens) {
        return new ModelCard.Chat(PRICE, contextTokens, maxOutputTokens, true, true, LocalDate.EPOCH, "a test");
    }

    /** A model that can neither be held to a JSON Schema nor be given a temperature. */
    public static ModelCard.Chat plainChat(int contextTokens, int maxOutputTokens) {
        return new ModelCard.Chat(PRICE, contextTokens, maxOutputTokens, false, false, LocalDate.EPOCH, "a test");
    }

    public static ModelCard.Embedding embedding(int maxTextTokens) {
        return new ModelCard.Embedding(PRICE, maxTextTokens, LocalDate.EPOCH, "a test");
    }

    public static ModelCard.Search search() {
        return new ModelCard.Search(PRICE, LocalDate.EPOCH, "a test");
    }

    public static <C extends ModelCard> ModelList<C> list(Map<ModelRef, C> cards) {
        TreeMap<ModelRef, C> sorted = new TreeMap<>(comparing(ModelRef::toString));
        sorted.putAll(cards);
        return new ModelList<>(sorted);
    }
}
