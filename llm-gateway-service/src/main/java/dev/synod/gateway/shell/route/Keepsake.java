package dev.synod.gateway.shell.route;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.synod.events.MessageJson;
import dev.synod.events.llm.LlmRequest;
import dev.synod.events.llm.LlmRequest.RequestCompletion;
import dev.synod.gateway.core.Completion;
import dev.synod.gateway.core.Embeddings;
import dev.synod.gateway.core.ProviderAnswer;
import dev.synod.gateway.core.SearchResults;

/** Which answers are worth keeping, and what that takes. */
final class Keepsake {
    /** A boxed number and the reference to it. */
    private static final int BYTES_PER_FLOAT = 20;

    private static final int BYTES_PER_CHAR = 2;
    private static final int OVERHEAD = 200;

    private Keepsake() {}

    /** True if the answer may well be given again: whole, and of the shape that was asked for. */
    static boolean isWorthKeeping(LlmRequest request, ProviderAnswer answer) {
        return switch (answer) {
            case Completion completion ->
                completion.finishReason().equals("stop")
                        && (!(request instanceof RequestCompletion asked)
                                || asked.output() == null
                                || isJson(completion.text()));
            case Embeddings embeddings -> true;
            case SearchResults results -> !results.sources().isEmpty();
        };
    }

    /** About how many bytes an answer takes in memory. */
    static int weightOf(ProviderAnswer answer) {
        return switch (answer) {
            case Completion completion ->
                OVERHEAD + BYTES_PER_CHAR * completion.text().length();
            case Embeddings embeddings -> embeddings.vectors().size() * Embeddings.DIMENSIONS * BYTES_PER_FLOAT;
            case SearchResults results ->
                results.sources().stream()
                        .mapToInt(source -> OVERHEAD
                                + BYTES_PER_CHAR
                                        * (source.title().length()
                                                + source.url().length()
                                                + source.snippet().length()))
                        .sum();
        };
    }

    private static boolean isJson(String text) {
        try {
            MessageJson.MAPPER.readTree(text);
            return true;
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}
