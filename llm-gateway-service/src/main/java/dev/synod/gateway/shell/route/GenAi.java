package dev.synod.gateway.shell.route;

import dev.synod.gateway.core.Operation;

/**
 * The names that this gateway takes from the OpenTelemetry semantic conventions for generative AI, as of release
 * 1.40.0 (<a href="https://opentelemetry.io/docs/specs/semconv/gen-ai/">source</a>), all in this one place. Searches,
 * which the conventions do not know, are named in their manner. No content of questions and answers is recorded.
 */
final class GenAi {
    static final String OPERATION = "gen_ai.operation.name";
    static final String PROVIDER = "gen_ai.provider.name";
    static final String REQUEST_MODEL = "gen_ai.request.model";
    static final String REQUEST_MAX_TOKENS = "gen_ai.request.max_tokens";
    static final String REQUEST_TEMPERATURE = "gen_ai.request.temperature";
    static final String OUTPUT_TYPE = "gen_ai.output.type";
    static final String RESPONSE_MODEL = "gen_ai.response.model";
    static final String RESPONSE_FINISH_REASONS = "gen_ai.response.finish_reasons";
    static final String INPUT_TOKENS = "gen_ai.usage.input_tokens";
    static final String OUTPUT_TOKENS = "gen_ai.usage.output_tokens";
    static final String DIMENSIONS = "gen_ai.embeddings.dimension.count";
    static final String TOKEN_TYPE = "gen_ai.token.type";
    static final String ERROR_TYPE = "error.type";

    static final String OPERATION_DURATION = "gen_ai.client.operation.duration";
    static final String TIME_TO_FIRST_CHUNK = "gen_ai.client.operation.time_to_first_chunk";
    static final String TOKEN_USAGE = "gen_ai.client.token.usage";

    private GenAi() {}

    /** The well-known value of {@link #OPERATION}. */
    static String nameOf(Operation operation) {
        return operation == Operation.EMBED ? "embeddings" : operation.wireName();
    }

    /** The bounds of duration histograms that the conventions ask for, in seconds. */
    static double[] secondsBuckets() {
        return new double[] {0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92};
    }

    /** The bounds of token histograms that the conventions ask for. */
    static double[] tokenBuckets() {
        return new double[] {
            1, 4, 16, 64, 256, 1_024, 4_096, 16_384, 65_536, 262_144, 1_048_576, 4_194_304, 16_777_216, 67_108_864
        };
    }
}
