package dev.synod.gateway.core;

/** All that is known of models and search engines: prices, limits, abilities. */
public record ModelBook(
        ModelList<ModelCard.Chat> chat,
        ModelList<ModelCard.Embedding> embeddings,
        ModelList<ModelCard.Search> searches) {
    public static final ModelBook EMPTY = new ModelBook(ModelList.empty(), ModelList.empty(), ModelList.empty());

    /** Those of one operation. */
    public ModelList<? extends ModelCard> of(Operation operation) {
        return switch (operation) {
            case CHAT -> chat;
            case EMBED -> embeddings;
            case SEARCH -> searches;
        };
    }
}
