package dev.synod.e2e.stream;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Where sessions are streamed, asked over HTTP/1.1 in all the ways that a client may ask. */
public final class Streams {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final List<Replica> replicas;
    private final String token;

    /** Streams of one user's sessions. */
    public Streams(List<Replica> replicas, String token) {
        this.replicas = List.copyOf(replicas);
        this.token = token;
    }

    /** One of the replicas, as a balancer would choose. */
    Replica any(Random random) {
        return replicas.get(random.nextInt(replicas.size()));
    }

    /** Any answer of a replica to somebody who has the session's events up to this one. */
    HttpResponse<InputStream> open(Replica replica, String sessionId, int last, Random random)
            throws IOException, InterruptedException {
        String stream = "/api/v1/sessions/" + sessionId + "/stream";
        HttpRequest.Builder request =
                switch (random.nextInt(3)) {
                    case 0 -> to(replica, stream).header("Last-Event-ID", Integer.toString(last));
                    case 1 -> to(replica, stream + "?after=" + last);
                    // a browser goes on with the address that it began with
                    default ->
                        to(replica, stream + "?after=" + random.nextInt(last + 1))
                                .header("Last-Event-ID", Integer.toString(last));
                };
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    }

    private HttpRequest.Builder to(Replica replica, String path) {
        URI uri = replica.uri().resolve(path);
        return HttpRequest.newBuilder(uri)
                .timeout(PATIENCE)
                .header("Accept", "text/event-stream")
                .header("Authorization", "Bearer " + token);
    }
}
