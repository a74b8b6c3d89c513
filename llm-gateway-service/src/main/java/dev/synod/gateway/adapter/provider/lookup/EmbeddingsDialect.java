package dev.synod.gateway.adapter.provider.lookup;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.synod.gateway.adapter.provider.http.ErrorTable;
import dev.synod.gateway.adapter.provider.http.ErrorTable.Row;
import dev.synod.gateway.core.Embeddings;

import java.util.List;

import static dev.synod.events.llm.LlmErrorCode.AUTH;
import static dev.synod.events.llm.LlmErrorCode.CONTEXT_TOO_LONG;
import static dev.synod.events.llm.LlmErrorCode.NOT_FOUND;

/** How those who embed call the same things, and what their errors mean. */
public enum EmbeddingsDialect {
    OPENAI(new ErrorTable(List.of(
            new Row(null, "maximum context length", CONTEXT_TOO_LONG),
            new Row(null, "tokens per request", CONTEXT_TOO_LONG),
            // Sent with 429, but waiting does not help: somebody has to pay.
            new Row("insufficient_quota", null, AUTH),
            new Row("invalid_api_key", null, AUTH),
            new Row("model_not_found", null, NOT_FOUND)))) {
        @Override
        void ask(ObjectNode body) {
            body.put("dimensions", Embeddings.DIMENSIONS).put("encoding_format", "float");
        }
    },
    VOYAGE(new ErrorTable(List.of(
            new Row(null, "max allowed tokens", CONTEXT_TOO_LONG),
            new Row(null, "too many tokens", CONTEXT_TOO_LONG),
            new Row(null, "supported models are", NOT_FOUND)))) {
        @Override
        void ask(ObjectNode body) {
            // Texts are compared with each other, so all are documents and none is a query.
            body.put("output_dimension", Embeddings.DIMENSIONS).put("input_type", "document");
        }
    };

    private final ErrorTable errors;

    EmbeddingsDialect(ErrorTable errors) {
        this.errors = errors;
    }

    ErrorTable errors() {
        return errors;
    }

    /** Asks for vectors of our length. */
    abstract void ask(ObjectNode body);
}
