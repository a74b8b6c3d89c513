package dev.synod.gateway.adapter.provider.chat;

import dev.synod.gateway.core.CallFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;

/** The providers' published error formats, as they come on the wire. */
class ErrorTableTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    400 | invalid_request_error | messages: at least one message is required                     | invalid_request
                    400 | invalid_request_error | prompt is too long: 208310 tokens > 200000 maximum             | context_too_long
                    400 | invalid_request_error | input length and `max_tokens` exceed context limit: 199 + 8    | context_too_long
                    400 | invalid_request_error | Your credit balance is too low to access the Anthropic API     | auth
                    401 | authentication_error  | invalid x-api-key                                              | auth
                    402 | billing_error         | There is an issue with your billing                            | auth
                    403 | permission_error      | Your API key does not have permission                          | auth
                    404 | not_found_error       | model: claude-nine                                             | not_found
                    413 | request_too_large     | Request exceeds the maximum allowed number of bytes            | context_too_long
                    429 | rate_limit_error      | Number of request tokens has exceeded your per-minute limit    | rate_limited
                    500 | api_error             | Internal server error                                          | server_error
                    504 | timeout_error         | Request timed out                                              | server_error
                    529 | overloaded_error      | Overloaded                                                     | overloaded
                    0   | overloaded_error      | Overloaded                                                     | overloaded
                    0   | api_error             | Internal server error                                          | server_error
                    503 | some_new_error        | Try later                                                      | overloaded
                    418 | some_new_error        | I am a teapot                                                  | invalid_request
                    """)
    void errors_of_anthropic(int status, String type, String message, String code) {
        String body = "{\"type\":\"error\",\"error\":{\"type\":\"%s\",\"message\":\"%s\"},\"request_id\":\"req_1\"}"
                .formatted(type, message);
        assertThat(AnthropicReply.ERRORS.read(status, bytes(body), null).code().wireName())
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    400 | invalid_request_error | null                     | Invalid value for 'messages'                          | invalid_request
                    400 | invalid_request_error | context_length_exceeded  | This model's maximum context length is 128000 tokens  | context_too_long
                    400 | BadRequestError       | 400                      | This model's maximum context length is 8192 tokens    | context_too_long
                    400 | invalid_request_error | content_filter           | The response was filtered                             | content_refused
                    400 | invalid_request_error | content_policy_violation | Your request was rejected by our safety system        | content_refused
                    401 | invalid_request_error | invalid_api_key          | Incorrect API key provided                            | auth
                    403 | invalid_request_error | account_deactivated      | Your account is not active                            | auth
                    404 | invalid_request_error | model_not_found          | The model does not exist or you do not have access    | not_found
                    413 | invalid_request_error | request_too_large        | Request body is too large                             | context_too_long
                    429 | tokens                | rate_limit_exceeded      | Rate limit reached for gpt-4.1                        | rate_limited
                    429 | insufficient_quota    | insufficient_quota       | You exceeded your current quota, check your plan      | auth
                    429 | requests              | null                     | Too many requests                                     | rate_limited
                    500 | server_error          | null                     | The server had an error while processing your request | server_error
                    502 | bad_gateway           | null                     | Bad gateway                                           | server_error
                    503 | server_error          | engine_overloaded        | The engine is currently overloaded                    | overloaded
                    503 | service_unavailable   | null                     | That model is currently overloaded                    | overloaded
                    0   | server_error          | null                     | The server had an error                               | server_error
                    """)
    void errors_of_openai(int status, String type, String errorCode, String message, String code) {
        String quoted = errorCode.equals("null") ? "null" : '"' + errorCode + '"';
        String body = "{\"error\":{\"message\":\"%s\",\"type\":\"%s\",\"param\":null,\"code\":%s}}"
                .formatted(message, type, quoted);
        assertThat(OpenAiReply.ERRORS.read(status, bytes(body), null).code().wireName())
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"500, server_error", "502, server_error", "503, overloaded", "401, auth", "404, not_found"})
    void a_proxy_in_between_that_answers_in_html_is_understood_by_status(int status, String code) {
        CallFailure failure = OpenAiReply.ERRORS.read(status, bytes("<html>Bad gateway</html>"), Duration.ofSeconds(3));
        assertThat(failure.code().wireName()).isEqualTo(code);
        assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(3));
        assertThat(failure.detail()).contains("HTTP " + status);
    }

    @Test
    void a_long_message_is_cut() {
        String body = "{\"error\":{\"message\":\"%s\"}}".formatted("x".repeat(5000));
        assertThat(OpenAiReply.ERRORS.read(500, bytes(body), null).detail().length())
                .isLessThan(400);
    }

    @Test
    void a_refused_key_is_not_quoted() {
        String body = "{\"error\":{\"message\":\"Incorrect API key provided: sk-1234\",\"code\":\"invalid_api_key\"}}";
        assertThat(OpenAiReply.ERRORS.read(401, bytes(body), null).detail())
                .isEqualTo("HTTP 401: the key or account is refused");
    }

    private static byte[] bytes(String body) {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
