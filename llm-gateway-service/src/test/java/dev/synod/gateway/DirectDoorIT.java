package dev.synod.gateway;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.HttpResponseFor;
import com.openai.core.http.StreamResponse;
import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.errors.OpenAIException;
import com.openai.errors.UnauthorizedException;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.models.Model;
import dev.synod.testing.EmbeddedStack;
import dev.synod.testing.TestTokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** OpenAI's own client library at the gateway's direct door. */
@QuarkusTest
@WithTestResource(
        value = EmbeddedStack.class,
        initArgs = {@ResourceArg(name = "role", value = "synod_gateway"), @ResourceArg(name = "connect", value = "true")
        })
@WithTestResource(StubAddresses.class)
class DirectDoorIT extends BreaksCircuits {
    private static final String QUESTION = "Split the monolith?";

    @TestHTTPResource
    URI address;

    @Test
    void a_client_gets_an_answer_and_learns_who_gave_it() {
        try (HttpResponseFor<ChatCompletion> response = whole(question("expert-a"))) {
            assertThat(header(response, "x-synod-provider")).isEqualTo("anthropic");
            assertThat(header(response, "x-synod-model")).isEqualTo("claude-sonnet-4-5");
            assertThat(header(response, "x-synod-attempts")).isEqualTo("1");
            ChatCompletion completion = response.parse().validate();
            assertThat(completion.model()).isEqualTo("claude-sonnet-4-5");
            assertThat(completion.choices()).singleElement().satisfies(choice -> {
                assertThat(choice.message().content()).contains(Behaviours.TEXT);
                assertThat(choice.finishReason()).isEqualTo(ChatCompletion.Choice.FinishReason.STOP);
            });
            assertThat(completion.usage().orElseThrow().totalTokens()).isEqualTo(150);
            StubProvider.Seen call =
                    gateway.anthropic.callsOf(requestId(completion.id())).getFirst();
            assertThat(call.body().getString("system")).isEqualTo("Be terse.");
            assertThat(call.body().getInteger("max_tokens")).isEqualTo(300);
        }
    }

    @Test
    void a_stream_gives_the_words_as_they_come_and_the_tokens_at_its_end() {
        ChatCompletionCreateParams asked = question("expert-b")
                .streamOptions(
                        ChatCompletionStreamOptions.builder().includeUsage(true).build())
                .build();
        try (HttpResponseFor<StreamResponse<ChatCompletionChunk>> response =
                client().chat().completions().withRawResponse().createStreaming(asked)) {
            assertThat(header(response, "x-synod-provider")).isEqualTo("openai");
            List<ChatCompletionChunk> chunks = response.parse().stream().toList();
            assertThat(words(chunks)).containsExactlyElementsOf(Behaviours.WORDS);
            assertThat(chunks.getLast().usage().orElseThrow().completionTokens())
                    .isEqualTo(50);
            assertThat(chunks.get(chunks.size() - 2).choices().getFirst().finishReason())
                    .contains(ChatCompletionChunk.Choice.FinishReason.STOP);
        }
    }

    @Test
    void a_provider_that_fails_is_left_for_the_next_without_the_client_noticing() {
        gateway.anthropic.always(Behaviours.status(529, "overloaded_error"));

        try (HttpResponseFor<ChatCompletion> response = whole(question("expert-a"))) {
            assertThat(header(response, "x-synod-provider")).isEqualTo("openai");
            assertThat(header(response, "x-synod-attempts")).isEqualTo("5");
            assertThat(response.parse().choices().getFirst().message().content())
                    .contains(Behaviours.TEXT);
        }
    }

    @Test
    void a_stream_that_is_cut_before_its_first_word_goes_on_elsewhere() {
        gateway.anthropic.always(Behaviours.status(500, "api_error"));

        try (StreamResponse<ChatCompletionChunk> stream = client().chat()
                .completions()
                .createStreaming(question("expert-a").build())) {
            assertThat(String.join("", words(stream.stream().toList()))).isEqualTo(Behaviours.TEXT);
        }
    }

    @Test
    void a_stream_that_is_cut_later_ends_in_an_error_for_its_words_can_not_be_taken_back() {
        await().until(() -> CircuitsApi.circuit("anthropic", "chat").getInt("failures") == 0);
        gateway.anthropic.always(Behaviours.anthropicCut(gateway.vertx));
        List<ChatCompletionChunk> heard = new ArrayList<>();

        assertThatThrownBy(() -> {
                    try (StreamResponse<ChatCompletionChunk> stream = client().chat()
                            .completions()
                            .createStreaming(question("expert-a").build())) {
                        stream.stream().forEach(heard::add);
                    }
                })
                .isInstanceOf(OpenAIException.class);

        String id = requestId(heard.getFirst().id());
        assertThat(words(heard)).isNotEmpty();
        assertThat(gateway.anthropic.callsOf(id)).hasSize(1);
        assertThat(gateway.openAi.callsOf(id)).isEmpty();
        assertThat(CircuitsApi.circuit("anthropic", "chat").getInt("failures"))
                .as("the provider is to blame")
                .isEqualTo(1);
    }

    @Test
    void a_stream_that_nobody_hears_any_more_is_broken_off() {
        AtomicBoolean left = new AtomicBoolean();
        gateway.anthropic.always(Behaviours.anthropicEndless(gateway.vertx, () -> left.set(true)));

        try (StreamResponse<ChatCompletionChunk> stream = client().chat()
                .completions()
                .createStreaming(question("expert-a").build())) {
            assertThat(stream.stream().limit(3).toList()).hasSize(3);
        }

        await().untilTrue(left);
    }

    @Test
    void what_is_wrong_is_told_in_the_clients_own_terms() {
        assertThatThrownBy(() -> whole(question("no-such-route")))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("there is no route 'no-such-route'; configured are")
                .hasMessageContaining("expert-a");
        assertThatThrownBy(() -> whole(question("expert-a").topP(0.5)))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("'top_p' is not supported here")
                .extracting(failure -> ((BadRequestException) failure).param().orElseThrow())
                .isEqualTo("top_p");
        OpenAIClient stranger = OpenAIOkHttpClient.builder()
                .baseUrl(address.resolve("/v1").toString())
                .apiKey(TestTokens.expired("alice"))
                .build();
        assertThatThrownBy(() -> stranger.models().list()).isInstanceOf(UnauthorizedException.class);
    }

    @Test
    void routes_are_its_models() {
        assertThat(client().models().list().items().stream().map(Model::id))
                .contains("expert-a", "only-anthropic")
                .doesNotContain("nobody");
    }

    @Test
    void what_it_cost_is_written_down_without_what_was_said() {
        String id;
        try (HttpResponseFor<ChatCompletion> response = whole(question("expert-a"))) {
            id = requestId(response.parse().id());
        }

        var rows = await().until(
                        () -> gateway.stack.database().query("select * from gateway.call where request_id = ?", id),
                        found -> !found.isEmpty());
        assertThat(rows.getFirst())
                .containsEntry("owner_id", "alice")
                .containsEntry("session_id", "direct")
                .containsEntry("status", "answered")
                .containsEntry("provider", "anthropic")
                .containsEntry("cost_micro_usd", 1_050L);
        assertThat(rows.getFirst().toString()).doesNotContain(QUESTION, Behaviours.TEXT);
    }

    private OpenAIClient client() {
        return OpenAIOkHttpClient.builder()
                .baseUrl(address.resolve("/v1").toString())
                .apiKey(TestTokens.user("alice"))
                .maxRetries(0)
                .build();
    }

    private static ChatCompletionCreateParams.Builder question(String route) {
        return ChatCompletionCreateParams.builder()
                .model(route)
                .addDeveloperMessage("Be terse.")
                .addUserMessage(QUESTION)
                .maxCompletionTokens(300);
    }

    private HttpResponseFor<ChatCompletion> whole(ChatCompletionCreateParams.Builder asked) {
        return client().chat().completions().withRawResponse().create(asked.build());
    }

    private static String header(HttpResponseFor<?> response, String name) {
        return response.headers().values(name).getFirst();
    }

    private static String requestId(String completionId) {
        return completionId.substring("chatcmpl-".length());
    }

    private static List<String> words(List<ChatCompletionChunk> chunks) {
        return chunks.stream()
                .flatMap(chunk -> chunk.choices().stream())
                .flatMap(choice -> choice.delta().content().stream())
                .filter(text -> !text.isEmpty())
                .toList();
    }
}
