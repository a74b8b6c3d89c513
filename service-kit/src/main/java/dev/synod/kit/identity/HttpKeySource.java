package dev.synod.kit.identity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A key set behind a URL. Redirects are not followed: keys come from where the operator says, or not at all. */
final class HttpKeySource implements KeySource {
    private static final int LONGEST_BYTES = 512 * 1024;

    private final HttpClient client;
    private final HttpRequest request;
    private final Duration timeout;

    HttpKeySource(HttpClient client, URI location, Duration timeout) {
        this.client = client;
        this.timeout = timeout;
        this.request = HttpRequest.newBuilder(location)
                .timeout(timeout)
                .header("Accept", "application/jwk-set+json, application/json")
                .build();
    }

    @Override
    public String read() throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            endIfSlow(body);
            if (answer.statusCode() != 200) {
                throw new IOException("status " + answer.statusCode());
            }
            byte[] bytes = body.readNBytes(LONGEST_BYTES + 1);
            if (bytes.length > LONGEST_BYTES) {
                throw new IOException("more than " + LONGEST_BYTES + " bytes");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** The request's timeout ends with the answer's headers; a body may still come drop by drop, or never. */
    private void endIfSlow(InputStream body) {
        CompletableFuture.delayedExecutor(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> {
                    try {
                        body.close();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }
}
