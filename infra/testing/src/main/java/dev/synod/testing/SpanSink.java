package dev.synod.testing;

import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;

/** Takes the spans of a service under test, so that tracing stays on as in production and its log stays clean. */
final class SpanSink {

    private static final String ADDRESS = "synod.testing.spans";

    private SpanSink() {}

    /** The sink's address, one per JVM. */
    static String start() {
        synchronized (JvmWide.LOCK) {
            String running = System.getProperty(ADDRESS);
            if (running != null) {
                return running;
            }
            try {
                HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
                server.setExecutor(Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().daemon().factory()));
                server.createContext("/", exchange -> {
                    exchange.getRequestBody().readAllBytes();
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
                server.start();
                String address = "http://127.0.0.1:" + server.getAddress().getPort();
                System.setProperty(ADDRESS, address);
                return address;
            } catch (IOException e) {
                throw new UncheckedIOException("cannot listen for spans", e);
            }
        }
    }
}
