package dev.synod.gateway.core;

import dev.synod.events.llm.LlmErrorCode;
import org.junit.jupiter.api.Test;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RoutesTest {
    private static final ModelRef SONNET = ModelRef.parse("anthropic/sonnet");
    private static final ModelRef VIA_ROUTER = ModelRef.parse("openrouter/meta/llama");

    @Test
    void only_the_first_slash_divides_provider_and_model() {
        assertThat(VIA_ROUTER).isEqualTo(new ModelRef("openrouter", "meta/llama"));
        assertThatThrownBy(() -> ModelRef.parse("sonnet")).hasMessageContaining("provider/model");
    }

    @Test
    void absent_providers_are_passed_over_in_order() {
        Routes routes = new Routes(route(VIA_ROUTER, SONNET), offer("anthropic"));
        assertThat(routes.of("r")).containsExactly(SONNET);
    }

    @Test
    void an_unknown_route_and_one_without_keys_fail_each_in_its_way() {
        Routes routes = new Routes(route(SONNET), offer());
        assertThatThrownBy(() -> routes.of("x"))
                .satisfies(failure -> assertThat(((CallFailure) failure).code()).isEqualTo(LlmErrorCode.NOT_FOUND));
        assertThatThrownBy(() -> routes.of("r"))
                .satisfies(failure -> assertThat(((CallFailure) failure).code()).isEqualTo(LlmErrorCode.AUTH));
    }

    @Test
    void a_model_that_is_not_listed_is_refused_with_the_place_to_list_it() {
        assertThatThrownBy(() -> new Routes(route(ModelRef.parse("anthropic/new-one")), offer()))
                .hasMessageContainingAll("routes.r", "anthropic/new-one", "\"chat\"", "synod.gateway.models-file");
    }

    private static SequencedMap<String, List<ModelRef>> route(ModelRef... models) {
        SequencedMap<String, List<ModelRef>> routes = new LinkedHashMap<>();
        routes.put("r", List.of(models));
        return routes;
    }

    private static Offer<ModelCard.Chat> offer(String... present) {
        return new Offer<>(
                Operation.CHAT,
                ModelCards.list(Map.of(SONNET, ModelCards.chat(1_000, 100), VIA_ROUTER, ModelCards.chat(1_000, 100))),
                new LinkedHashSet<>(List.of(present)));
    }
}
