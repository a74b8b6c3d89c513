package dev.synod.gateway.core;

import dev.synod.events.llm.LlmErrorCode;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LookupRouteTest {
    private static final ModelRef BRAVE = ModelRef.ofEngine("brave");
    private static final ModelRef TAVILY = ModelRef.ofEngine("tavily");

    @Test
    void engines_without_a_key_are_passed_over_in_order() {
        assertThat(search(List.of(BRAVE, TAVILY), "tavily", "brave").models()).containsExactly(BRAVE, TAVILY);
        assertThat(search(List.of(BRAVE, TAVILY), "tavily").models()).containsExactly(TAVILY);
        assertThat(TAVILY).hasToString("tavily");
    }

    @Test
    void without_any_key_it_says_which_ones_would_do() {
        LookupRoute route = search(List.of(BRAVE, TAVILY));
        assertThatThrownBy(route::models).isInstanceOfSatisfying(CallFailure.class, failure -> {
            assertThat(failure.code()).isEqualTo(LlmErrorCode.NOT_FOUND);
            assertThat(failure.detail()).contains("synod.gateway.search.route", "api-key", "[brave, tavily]");
        });
    }

    @Test
    void an_engine_without_price_and_an_empty_route_are_refused() {
        assertThatThrownBy(() -> search(List.of(ModelRef.ofEngine("exa"))))
                .hasMessageContaining("synod.gateway.providers.exa.usd-per-search");
        assertThatThrownBy(() -> search(List.of())).hasMessageContaining("names nobody");
    }

    @Test
    void an_embedding_model_without_price_is_refused_with_the_setting_to_make() {
        Offer offer = new Offer(Operation.EMBED, new LinkedHashMap<>(), new LinkedHashSet<>());
        assertThatThrownBy(() -> new LookupRoute("r", List.of(ModelRef.parse("voyage/new")), offer))
                .hasMessageContaining("synod.gateway.providers.voyage.embedding-models.\"new\".usd-per-million");
    }

    private static LookupRoute search(List<ModelRef> route, String... present) {
        SequencedMap<ModelRef, Price> prices = new LinkedHashMap<>();
        prices.put(BRAVE, Price.perRequest(BigDecimal.ONE));
        prices.put(TAVILY, Price.perRequest(BigDecimal.ONE));
        return new LookupRoute(
                "synod.gateway.search.route",
                route,
                new Offer(Operation.SEARCH, prices, new LinkedHashSet<>(List.of(present))));
    }
}
