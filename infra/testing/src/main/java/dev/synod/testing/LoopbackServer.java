package dev.synod.testing;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;

/** HTTP servers of this JVM, one of each kind, whichever class loader asks for it first. */
final class LoopbackServer {
    private LoopbackServer() {}

    /**
     * The address of one, which is started if it isn't running.
     *
     * @param property the JVM knows the address by it
     */
    static String at(String property, HttpHandler handler) {
        synchronized (JvmWide.LOCK) {
            String running = System.getProperty(property);
            if (running != null) {
                return running;
            }
            try {
                HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
                server.setExecutor(Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().daemon().factory()));
                server.createContext("/", handler);
                server.start();
                String address = "http://127.0.0.1:" + server.getAddress().getPort();
                System.setProperty(property, address);
                return address;
            } catch (IOException e) {
                throw new UncheckedIOException("cannot listen for " + property, e);
            }
        }
    }
}
