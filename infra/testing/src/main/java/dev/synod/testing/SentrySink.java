package dev.synod.testing;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Takes what services under test report to Sentry, and shows it. */
public final class SentrySink {
    /** What came so far; only the copy of this class that runs the server has any. */
    private static final List<String> ENVELOPES = new ArrayList<>();

    private SentrySink() {}

    /** A DSN of it; one sink per JVM. */
    public static String dsn() {
        return start().replace("http://", "http://key@") + "/1";
    }

    /** All envelopes that came so far, as text: lines of JSON each. */
    public static String text() {
        return new Http().send(HttpRequest.newBuilder(URI.create(start()))).body();
    }

    private static String start() {
        return LoopbackServer.at("synod.testing.sentry", exchange -> {
            try (exchange) {
                if (exchange.getRequestMethod().equals("POST")) {
                    try (InputStream body = new GZIPInputStream(exchange.getRequestBody())) {
                        ENVELOPES.add(new String(body.readAllBytes(), StandardCharsets.UTF_8));
                    }
                    exchange.sendResponseHeaders(200, -1);
                } else {
                    byte[] all = String.join("\n", ENVELOPES).getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, all.length);
                    exchange.getResponseBody().write(all);
                }
            }
        });
    }
}
