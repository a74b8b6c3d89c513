package dev.synod.gateway.shell.port;

import dev.synod.events.TraceContext;
import dev.synod.events.llm.LlmRequest;
import dev.synod.events.llm.LlmRequest.RequestCompletion;
import dev.synod.events.llm.LlmRequest.RequestEmbeddings;
import dev.synod.events.llm.LlmRequest.RequestSearch;
import dev.synod.gateway.core.CallFailure;
import dev.synod.gateway.core.Completion;
import dev.synod.gateway.core.Embeddings;
import dev.synod.gateway.core.Operation;
import dev.synod.gateway.core.SearchResults;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.SequencedSet;
import java.util.function.Consumer;

/**
 * The providers that have a key. Each of their operations makes one HTTP call and brings the answer, or a
 * {@link CallFailure} and nothing else.
 */
public interface Providers {
    /** The names of those that can be asked for an operation. */
    SequencedSet<String> offering(Operation operation);

    /** One that offers {@link Operation#CHAT}. */
    Chat chat(String provider);

    /** One that offers {@link Operation#EMBED}. */
    Embedder embedder(String provider);

    /** One that offers {@link Operation#SEARCH}. */
    SearchEngine searchEngine(String provider);

    /** Answers with text. */
    interface Chat {
        /** @param words gets pieces of the text as they come, on the caller's event loop */
        Uni<Completion> complete(Ask<RequestCompletion> ask, Consumer<String> words);
    }

    /** Turns texts into vectors. */
    interface Embedder {
        Uni<Embeddings> embed(Ask<RequestEmbeddings> ask);
    }

    /** Searches the web. */
    interface SearchEngine {
        Uni<SearchResults> search(Ask<RequestSearch> ask);
    }

    /**
     * One attempt.
     *
     * @param model empty where there is none to choose
     * @param timeLimit for the whole attempt
     * @param trace of the attempt
     */
    record Ask<R extends LlmRequest>(
            String model,
            R request,
            Duration timeLimit,
            @Nullable TraceContext trace) {}
}
