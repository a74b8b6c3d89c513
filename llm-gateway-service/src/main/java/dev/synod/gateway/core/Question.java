package dev.synod.gateway.core;

import dev.synod.events.MessageJson;
import dev.synod.events.llm.LlmRequest;
import dev.synod.events.llm.LlmRequest.RequestCompletion;
import dev.synod.events.llm.LlmRequest.RequestEmbeddings;
import dev.synod.events.llm.LlmRequest.RequestSearch;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;

/** What makes two requests the same question. */
public final class Question {
    private Question() {}

    /**
     * The same for requests that differ only in who waits for the answer, and for how long. Completions are kept apart
     * by owner: nobody can find out by the time it takes what others have asked.
     */
    public static String fingerprintOf(LlmRequest request) {
        LlmRequest bare =
                switch (request) {
                    case RequestCompletion completion ->
                        new RequestCompletion(
                                "",
                                "",
                                completion.ownerId(),
                                null,
                                completion.route(),
                                completion.messages(),
                                completion.output(),
                                completion.maxOutputTokens(),
                                completion.temperature(),
                                false,
                                Map.of(),
                                Instant.EPOCH);
                    case RequestEmbeddings texts ->
                        new RequestEmbeddings("", "", "", null, texts.texts(), Map.of(), Instant.EPOCH);
                    case RequestSearch search ->
                        new RequestSearch(
                                "", "", "", null, search.query(), search.maxResults(), Map.of(), Instant.EPOCH);
                };
        String text = Operation.of(request).wireName() + MessageJson.write(bare);
        return HexFormat.of().formatHex(sha256(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
