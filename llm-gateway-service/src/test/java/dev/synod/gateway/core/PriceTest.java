package dev.synod.gateway.core;

import dev.synod.events.session.Cost;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class PriceTest {
    @Test
    void a_call_is_never_free_by_rounding() {
        Price price = Price.perMillionTokens(new BigDecimal("0.40"), new BigDecimal("1.60"));
        assertThat(price.of(completion(1, 0))).isEqualTo(new Cost(1, 0, 1));
        assertThat(price.of(completion(1000, 500))).isEqualTo(new Cost(1000, 500, 1200));
    }

    @Test
    void embeddings_cost_their_tokens_and_searches_their_request() {
        Price embedding = Price.perMillionTokens(new BigDecimal("0.02"), BigDecimal.ZERO);
        assertThat(embedding.of(new Embeddings(List.of(), 5_000))).isEqualTo(new Cost(5_000, 0, 100));
        assertThat(Price.perRequest(new BigDecimal("0.005")).of(new SearchResults(List.of())))
                .isEqualTo(new Cost(0, 0, 5_000));
    }

    private static Completion completion(long inputTokens, long outputTokens) {
        return new Completion("", "stop", "m", inputTokens, outputTokens);
    }
}
