package dev.synod.gateway.core;

import dev.synod.events.MessageJson;
import dev.synod.events.llm.LlmRequest;
import dev.synod.events.llm.LlmRequest.RequestCompletion;
import dev.synod.events.llm.LlmRequest.RequestEmbeddings;

import java.nio.charset.StandardCharsets;

/**
 * What a request may take at most, in tokens, before anybody has counted. A token is taken for three bytes: English has
 * four to five in it, Chinese about three.
 */
public final class Estimate {
    private static final int BYTES_PER_TOKEN = 3;
    private static final int CHARS_PER_TOKEN = 3;

    private Estimate() {}

    /** Of what is sent. */
    public static long inputTokens(LlmRequest request) {
        // With what surrounds the texts, which providers don't get as such: rather too many than too few.
        long bytes = MessageJson.write(request).getBytes(StandardCharsets.UTF_8).length;
        return Math.ceilDiv(bytes, BYTES_PER_TOKEN);
    }

    /** Of the messages alone, as a model counts them against its context. */
    static long promptTokens(RequestCompletion request) {
        return tokens(request.messages().stream()
                .mapToLong(message -> message.content().length())
                .sum());
    }

    /** Of the longest of the texts. */
    static long longestTextTokens(RequestEmbeddings request) {
        return tokens(request.texts().stream().mapToLong(String::length).max().orElse(0));
    }

    private static long tokens(long chars) {
        return Math.ceilDiv(chars, CHARS_PER_TOKEN);
    }

    /** Of what comes back. */
    public static long outputTokens(LlmRequest request) {
        return request instanceof RequestCompletion completion ? completion.maxOutputTokens() : 0;
    }
}
