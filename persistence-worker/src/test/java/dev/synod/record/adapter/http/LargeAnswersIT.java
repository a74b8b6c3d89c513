package dev.synod.record.adapter.http;

import dev.synod.events.session.SessionEvent.InterjectionAdded;
import dev.synod.record.SampleSession;
import dev.synod.record.Surroundings;
import dev.synod.testing.EmbeddedStack;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** Answers beyond 64 KB, the first window of HTTP/2, to clients that offer to go on in HTTP/2, as Java's own does. */
@QuarkusTest
@WithTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "role", value = "synod_record"))
class LargeAnswersIT {
    private static final int EVENTS = 25;
    private static final String TEXT = "Think of those who come after us. ".repeat(120);
    private static final int CLIENTS = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Api alice = Api.user("alice");

    @TestHTTPResource
    URI service;

    @Test
    void a_long_history_arrives_whole_at_whoever_asks_for_it_first() {
        SampleSession session = SampleSession.of(alice.name()).created();
        IntStream.range(0, EVENTS).forEach(i -> session.then(new InterjectionAdded(1, TEXT)));
        new Surroundings().publishAndAwait(session);
        URI events = service.resolve("/api/v1/sessions/" + session.id() + "/events?limit=1000");

        for (int i = 0; i < CLIENTS; i++) {
            HttpClient client = HttpClient.newHttpClient();
            try {
                assertThat(ask(client, events))
                        .as("client %d", i)
                        .succeedsWithin(PATIENCE)
                        .satisfies(answer -> {
                            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
                            assertThat(answer.body()).hasSizeGreaterThan(EVENTS * TEXT.length());
                        });
            } finally {
                client.shutdownNow();
            }
        }
    }

    private CompletableFuture<HttpResponse<String>> ask(HttpClient client, URI events) {
        return client.sendAsync(
                HttpRequest.newBuilder(events)
                        .header("Authorization", "Bearer " + alice.token())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
