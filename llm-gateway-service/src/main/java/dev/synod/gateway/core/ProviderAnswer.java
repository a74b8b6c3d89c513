package dev.synod.gateway.core;

/** What a provider answered, whatever it was asked. */
public sealed interface ProviderAnswer permits Completion, Embeddings, SearchResults {
    long inputTokens();

    long outputTokens();
}
