package dev.synod.gateway.core;

import dev.synod.events.MessageJson;
import dev.synod.events.llm.LlmErrorCode;
import dev.synod.events.llm.LlmRequest.ChatMessage;
import dev.synod.events.llm.LlmRequest.OutputSchema;
import dev.synod.events.llm.LlmRequest.RequestCompletion;
import dev.synod.events.llm.LlmRequest.RequestEmbeddings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FitTest {
    private static final Map<ModelRef, ModelCard.Chat> MODELS = Map.of(
            ModelRef.parse("p/small"), ModelCards.chat(1_000, 500),
            ModelRef.parse("p/plain"), ModelCards.plainChat(4_000, 500),
            ModelRef.parse("p/large"), ModelCards.chat(10_000, 500),
            ModelRef.parse("p/terse"), ModelCards.plainChat(1_000, 100));

    /** Of a request: characters, tokens of the answer, whether it asks for a schema. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # chars | answer | schema | route             | is asked
                300   | 100    | false  | small plain large | small plain large
                2700  | 100    | false  | small plain large | small plain large
                2701  | 100    | false  | small plain large | plain large
                1500  | 500    | false  | small plain large | small plain large
                1501  | 500    | false  | small plain large | plain large
                1500  | 9000   | false  | small plain large | small plain large
                2700  | 9000   | false  | small terse       | terse
                12000 | 100    | false  | small plain large | large
                300   | 100    | true   | plain small large | small large plain
                300   | 100    | true   | plain terse       | plain terse
                2701  | 100    | true   | small plain large | large plain
                12000 | 100    | true   | small plain large | large
            """)
    void who_takes_it_is_asked_and_who_can_be_held_to_a_schema_comes_first(
            int chars, int answer, boolean schema, String route, String asked) {
        assertThat(fit(request(chars, answer, schema), route)).isEqualTo(asked);
    }

    @Test
    void what_fits_nobody_is_too_long_and_the_numbers_are_told() {
        assertThatThrownBy(() -> fit(request(60_001, 700, false), "small large"))
                .isInstanceOfSatisfying(CallFailure.class, failure -> {
                    assertThat(failure.code()).isEqualTo(LlmErrorCode.CONTEXT_TOO_LONG);
                    assertThat(failure.detail())
                            .isEqualTo("the messages have about 20001 tokens, and the answer may have 700:"
                                    + " p/small takes 1000, p/large takes 10000");
                });
    }

    @Test
    void an_answer_is_no_longer_than_the_model_can_make_it() {
        assertThat(ModelCards.chat(1_000, 500).outputTokens(request(3, 499, false)))
                .isEqualTo(499);
        assertThat(ModelCards.chat(1_000, 500).outputTokens(request(3, 9_000, false)))
                .isEqualTo(500);
    }

    @Test
    void texts_go_to_who_takes_the_longest_of_them() {
        ModelRef small = ModelRef.parse("e/small");
        ModelRef large = ModelRef.parse("e/large");
        Offer<ModelCard.Embedding> offer = new Offer<>(
                Operation.EMBED,
                ModelCards.list(Map.of(small, ModelCards.embedding(10), large, ModelCards.embedding(100))),
                new LinkedHashSet<>(List.of("e")));

        assertThat(Fit.of(texts(30, 30, 30), List.of(small, large), offer)).containsExactly(small, large);
        assertThat(Fit.of(texts(5, 31), List.of(small, large), offer)).containsExactly(large);
        assertThatThrownBy(() -> Fit.of(texts(301), List.of(small, large), offer))
                .hasMessage("the longest text has about 101 tokens: e/small takes 10, e/large takes 100");
    }

    private static String fit(RequestCompletion request, String route) {
        List<ModelRef> models = Stream.of(route.split(" "))
                .map(model -> new ModelRef("p", model))
                .toList();
        Offer<ModelCard.Chat> offer =
                new Offer<>(Operation.CHAT, ModelCards.list(MODELS), new LinkedHashSet<>(List.of("p")));
        return String.join(
                " ",
                Fit.of(request, models, offer).stream().map(ModelRef::model).toList());
    }

    private static RequestCompletion request(int chars, int maxOutputTokens, boolean schema) {
        return new RequestCompletion(
                "s/1",
                "s",
                "o",
                null,
                "r",
                List.of(
                        new ChatMessage("system", "x".repeat(chars / 3)),
                        new ChatMessage("user", "x".repeat(chars - chars / 3))),
                schema ? new OutputSchema("vote", MessageJson.MAPPER.createObjectNode()) : null,
                maxOutputTokens,
                0.5,
                false,
                Map.of(),
                Instant.EPOCH);
    }

    private static RequestEmbeddings texts(int... lengths) {
        return new RequestEmbeddings(
                "s/1",
                "s",
                "o",
                null,
                Arrays.stream(lengths).mapToObj("x"::repeat).toList(),
                Map.of(),
                Instant.EPOCH);
    }
}
