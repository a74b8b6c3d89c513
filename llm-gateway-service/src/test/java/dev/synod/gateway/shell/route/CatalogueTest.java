package dev.synod.gateway.shell.route;

import dev.synod.events.llm.LlmErrorCode;
import dev.synod.events.llm.LlmRequest;
import dev.synod.events.llm.LlmRequest.RequestEmbeddings;
import dev.synod.events.llm.LlmRequest.RequestSearch;
import dev.synod.events.session.Cost;
import dev.synod.gateway.Settings;
import dev.synod.gateway.core.CallFailure;
import dev.synod.gateway.core.Embeddings;
import dev.synod.gateway.core.ModelRef;
import dev.synod.gateway.core.Operation;
import dev.synod.gateway.core.SearchResults;
import dev.synod.gateway.shell.port.Providers;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CatalogueTest {
    private static final LlmRequest TEXTS =
            new RequestEmbeddings("s/1", "s", "o", null, List.of("one"), Map.of(), Instant.EPOCH);
    private static final LlmRequest QUERY = new RequestSearch("s/2", "s", "o", null, "q", 3, Map.of(), Instant.EPOCH);

    @Test
    void lookups_go_along_the_configured_routes_past_those_without_a_key() throws IOException {
        Catalogue catalogue = catalogue(Map.of(), "openai", "brave", "tavily");
        assertThat(catalogue.routeOf(TEXTS)).containsExactly(new ModelRef("openai", "text-embedding-3-small"));
        assertThat(catalogue.routeOf(QUERY)).containsExactly(ModelRef.ofEngine("brave"), ModelRef.ofEngine("tavily"));
    }

    @Test
    void without_any_key_a_lookup_is_told_which_one_to_set() throws IOException {
        Catalogue catalogue = catalogue(Map.of());
        assertNobody(catalogue, TEXTS, "synod.gateway.embeddings.route has a key", "[voyage, openai]");
        assertNobody(catalogue, QUERY, "synod.gateway.search.route has a key", "[brave, tavily, exa]");
    }

    @Test
    void a_route_to_somebody_who_cannot_do_it_stops_the_start() {
        assertThatThrownBy(() -> catalogue(Map.of("synod.gateway.embeddings.route", "anthropic/claude-haiku-4-5")))
                .hasMessageContainingAll("anthropic/claude-haiku-4-5", "\"embeddings\"", "models-file");
        assertThatThrownBy(() -> catalogue(Map.of("synod.gateway.search.route", "brave,google")))
                .hasMessageContainingAll("google", "\"searches\"", "models-file");
    }

    @Test
    void every_route_that_ships_is_to_listed_models_and_any_one_key_makes_a_council() throws IOException {
        for (String provider : List.of("anthropic", "openai", "openrouter", "mistral", "xai", "gemini", "groq")) {
            assertThat(catalogue(Map.of(), provider).routes())
                    .as(provider)
                    .hasSize(5)
                    .allSatisfy((route, models) -> assertThat(models)
                            .singleElement()
                            .satisfies(choice -> assertThat(choice.model()).startsWith(provider + "/")));
        }
    }

    @Test
    void any_two_keys_share_the_council() throws IOException {
        var routes = catalogue(Map.of(), "openai", "openrouter").routes();
        assertThat(routes.get("expert-a").getFirst().model()).startsWith("openrouter/");
        assertThat(routes.get("expert-b").getFirst().model()).startsWith("openai/");
    }

    @Test
    void own_machines_serve_whatever_they_serve_for_nothing_and_come_last() throws IOException {
        var route = catalogue(Map.of("SYNOD_OLLAMA_MODEL", "qwen3:8b"), "anthropic", "ollama")
                .routes()
                .get("expert-b");
        assertThat(route)
                .extracting(Catalogue.Choice::model)
                .containsExactly("anthropic/claude-sonnet-4-5", "ollama/qwen3:8b");
        assertThat(route.getLast().outputUsdPerMillion()).isZero();
    }

    @Test
    void lookups_are_paid_by_the_configured_prices() throws IOException {
        Catalogue catalogue = catalogue(Map.of());
        assertThat(catalogue.costOf(
                        Operation.EMBED,
                        new ModelRef("voyage", "voyage-3.5-lite"),
                        new Embeddings(List.of(), 1_000_000)))
                .isEqualTo(new Cost(1_000_000, 0, 20_000));
        assertThat(catalogue.costOf(Operation.SEARCH, ModelRef.ofEngine("tavily"), new SearchResults(List.of())))
                .isEqualTo(new Cost(0, 0, 8_000));
    }

    private static void assertNobody(Catalogue catalogue, LlmRequest request, String... said) {
        assertThatThrownBy(() -> catalogue.routeOf(request)).isInstanceOfSatisfying(CallFailure.class, failure -> {
            assertThat(failure.code()).isEqualTo(LlmErrorCode.NOT_FOUND);
            assertThat(failure.detail()).contains(said);
        });
    }

    private static Catalogue catalogue(Map<String, String> changes, String... present) throws IOException {
        return new Catalogue(Settings.with(changes), Settings.models(), new Providers() {
            @Override
            public SequencedSet<String> offering(Operation operation) {
                return new TreeSet<>(List.of(present));
            }

            @Override
            public Chat chat(String provider) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Embedder embedder(String provider) {
                throw new UnsupportedOperationException();
            }

            @Override
            public SearchEngine searchEngine(String provider) {
                throw new UnsupportedOperationException();
            }
        });
    }
}
