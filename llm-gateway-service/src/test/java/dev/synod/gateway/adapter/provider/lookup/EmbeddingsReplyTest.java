package dev.synod.gateway.adapter.provider.lookup;

import dev.synod.gateway.core.CallFailure;
import dev.synod.gateway.core.Embeddings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EmbeddingsReplyTest {
    @Test
    void vectors_are_read_in_the_order_of_their_texts() {
        Embeddings embeddings = new EmbeddingsReply(EmbeddingsDialect.OPENAI.errors(), 2)
                .fromBody(bytes("""
                {"object":"list","model":"text-embedding-3-small","data":[
                 {"object":"embedding","index":1,"embedding":%s},
                 {"object":"embedding","index":0,"embedding":%s}],
                 "usage":{"prompt_tokens":9,"total_tokens":9}}
                """.formatted(vector("1e-3", 256), vector("-0.006929283495992422", 256))));

        assertThat(embeddings.inputTokens()).isEqualTo(9);
        assertThat(embeddings.vectors())
                .containsExactly(Collections.nCopies(256, -0.0069292835f), Collections.nCopies(256, 0.001f));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>",
                "null",
                "[]",
                "{}",
                "{\"data\":null}",
                "{\"data\":\"AAAA\"}",
                "{\"data\":[{\"index\":0,\"embedding\":\"AACAPw==\"}]}",
                "{\"data\":[{\"index\":0,\"embedding\":[0.5]}]}",
                "{\"data\":[{\"embedding\":VECTOR}]}",
                "{\"data\":[{\"index\":1,\"embedding\":VECTOR}]}",
                "{\"data\":[{\"index\":0,\"embedding\":VECTOR},{\"index\":1,\"embedding\":VECTOR}]}"
            })
    void an_answer_of_another_shape_is_a_fault_of_the_provider(String body) {
        assertUnusable(body.replace("VECTOR", vector("0.5", 256)));
    }

    @Test
    void a_vector_of_another_length_or_with_something_else_in_it_is_a_fault_of_the_provider() {
        for (String wrong : List.of(vector("0.5", 255), vector("0.5", 257), vector("null", 256), vector("1e99", 256))) {
            assertUnusable("{\"data\":[{\"index\":0,\"embedding\":%s}]}".formatted(wrong));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    400 | Argument 'input' must be a list of strings                                            | invalid_request
                    400 | Request failed. The max allowed tokens per submitted batch is 120000.                 | context_too_long
                    400 | The example at index 1 in your batch has too many tokens                              | context_too_long
                    400 | Model voyage-9 is not supported. Supported models are ['voyage-3.5']                  | not_found
                    401 | Provided API key is invalid.                                                          | auth
                    403 | Forbidden                                                                             | auth
                    429 | You have not yet added your payment method and will have reduced rate limits          | rate_limited
                    500 | An unexpected error happened                                                          | server_error
                    503 | The service is temporarily unavailable.                                               | overloaded
                    """)
    void errors_of_voyage(int status, String detail, String code) {
        byte[] body = bytes("{\"detail\":\"%s\"}".formatted(detail));
        CallFailure failure =
                new EmbeddingsReply(EmbeddingsDialect.VOYAGE.errors(), 1).error(status, body, Duration.ofSeconds(7));
        assertThat(failure.code().wireName()).isEqualTo(code);
        assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(7));
        assertThat(failure.detail()).startsWith("HTTP " + status).contains(code.equals("auth") ? "refused" : detail);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    400 | invalid_request_error | This model's maximum context length is 8192 tokens             | context_too_long
                    400 | invalid_request_error | Requested 300001 tokens, max 300000 tokens per request         | context_too_long
                    400 | invalid_request_error | input: value is invalid                                         | invalid_request
                    401 | invalid_api_key       | Incorrect API key provided                                     | auth
                    404 | model_not_found       | The model does not exist                                       | not_found
                    429 | insufficient_quota    | You exceeded your current quota                                | auth
                    429 | rate_limit_exceeded   | Rate limit reached                                             | rate_limited
                    """)
    void errors_of_openai(int status, String kind, String message, String code) {
        byte[] body = bytes("{\"error\":{\"message\":\"%s\",\"type\":\"t\",\"param\":null,\"code\":\"%s\"}}"
                .formatted(message, kind));
        assertThat(new EmbeddingsReply(EmbeddingsDialect.OPENAI.errors(), 1)
                        .error(status, body, null)
                        .code()
                        .wireName())
                .isEqualTo(code);
    }

    private static void assertUnusable(String body) {
        assertThatThrownBy(() -> new EmbeddingsReply(EmbeddingsDialect.VOYAGE.errors(), 1).fromBody(bytes(body)))
                .isInstanceOfSatisfying(
                        CallFailure.class,
                        failure -> assertThat(failure.code().wireName()).isEqualTo("server_error"));
    }

    private static String vector(String number, int dimensions) {
        return Collections.nCopies(dimensions, number).toString();
    }

    private static byte[] bytes(String body) {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
