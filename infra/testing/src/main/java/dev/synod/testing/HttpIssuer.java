package dev.synod.testing;

import com.sun.net.httpserver.HttpServer;
import dev.synod.local.identity.DevIdentity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.util.concurrent.Executors;

/** The test stack's identity issuer behind a URL, as in production; it is away until a test has it come. */
public final class HttpIssuer {
    private static final String ADDRESS = "synod.testing.issuer";
    /** A property, since the test and its resources see different classes of the same name. */
    private static final String UP = "synod.testing.issuer.up";

    private HttpIssuer() {}

    /** It answers from now on. */
    public static void come() {
        System.setProperty(UP, "true");
    }

    /** It breaks every connection from now on. */
    public static void leave() {
        System.setProperty(UP, "false");
    }

    /** Where its keys are, one address per JVM. */
    static String start(DevIdentity identity) {
        synchronized (JvmWide.LOCK) {
            String running = System.getProperty(ADDRESS);
            if (running != null) {
                return running;
            }
            try {
                HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
                server.setExecutor(Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().daemon().factory()));
                server.createContext("/jwks", exchange -> {
                    try (exchange) {
                        if (Boolean.getBoolean(UP)) {
                            byte[] set = Files.readAllBytes(identity.jwks());
                            exchange.sendResponseHeaders(200, set.length);
                            exchange.getResponseBody().write(set);
                        }
                    }
                });
                server.start();
                String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/jwks";
                System.setProperty(ADDRESS, address);
                return address;
            } catch (IOException e) {
                throw new UncheckedIOException("cannot stand in for an identity provider", e);
            }
        }
    }
}
