package dev.synod.gateway.core;

import dev.synod.events.llm.LlmErrorCode;
import org.junit.jupiter.api.Test;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

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
    void an_engine_that_is_not_listed_and_an_empty_route_are_refused() {
        assertThatThrownBy(() -> search(List.of(ModelRef.ofEngine("google"))))
                .hasMessageContainingAll("search.route names google", "\"searches\"", "synod.gateway.models-file");
        assertThatThrownBy(() -> search(List.of())).hasMessageContaining("names nobody");
    }

    private static LookupRoute search(List<ModelRef> route, String... present) {
        return new LookupRoute(
                "synod.gateway.search.route",
                route,
                new Offer<>(
                        Operation.SEARCH,
                        ModelCards.list(Map.of(BRAVE, ModelCards.search(), TAVILY, ModelCards.search())),
                        new LinkedHashSet<>(List.of(present))));
    }
}
