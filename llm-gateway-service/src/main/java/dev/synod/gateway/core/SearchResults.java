package dev.synod.gateway.core;

import dev.synod.events.session.Source;

import java.util.List;

/** What a search found, best first. */
public record SearchResults(List<Source> sources) implements ProviderAnswer {
    @Override
    public long inputTokens() {
        return 0;
    }

    @Override
    public long outputTokens() {
        return 0;
    }
}
