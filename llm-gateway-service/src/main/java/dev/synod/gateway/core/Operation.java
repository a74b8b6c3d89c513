package dev.synod.gateway.core;

import dev.synod.events.llm.LlmRequest;
import dev.synod.events.llm.LlmRequest.RequestCompletion;
import dev.synod.events.llm.LlmRequest.RequestEmbeddings;
import dev.synod.events.llm.LlmRequest.RequestSearch;

import java.util.Locale;

/** What a provider can be asked for. Circuits, bulkheads and prices are kept apart by it. */
public enum Operation {
    CHAT,
    EMBED,
    SEARCH;

    /** The operation that answers a request. */
    public static Operation of(LlmRequest request) {
        return switch (request) {
            case RequestCompletion completion -> CHAT;
            case RequestEmbeddings embeddings -> EMBED;
            case RequestSearch search -> SEARCH;
        };
    }

    /** The name on topics, in circuits and spans. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
