package dev.synod.gateway;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import static java.util.Map.entry;

/** Tells the gateway where the stubs will listen, and hurries its clocks. Test and resource share no class loader. */
public class StubAddresses implements QuarkusTestResourceLifecycleManager {
    private static final String PORT = "stub.port.";

    @Override
    public Map<String, String> start() {
        Map<String, String> config = new HashMap<>();
        for (String provider : new String[] {"anthropic", "openai", "voyage", "brave", "tavily"}) {
            int port = freePort();
            System.setProperty(PORT + provider, Integer.toString(port));
            config.put("synod.gateway.providers." + provider + ".base-url", "http://127.0.0.1:" + port);
            config.put("synod.gateway.providers." + provider + ".api-key", provider + "-key");
        }
        config.put("synod.gateway.routes.only-anthropic", "anthropic/claude-sonnet-4-5");
        config.put("synod.gateway.routes.nobody", "keyless/some-model");
        config.put("synod.gateway.providers.keyless.kind", "openai");
        config.put("synod.gateway.providers.keyless.base-url", "http://127.0.0.1:1");
        config.put(
                "synod.gateway.models-file",
                Path.of("src/test/resources/own-models.json").toString());
        config.putAll(hurried());
        return config;
    }

    private static Map<String, String> hurried() {
        return Map.ofEntries(
                entry("synod.gateway.calls.lease", "3s"),
                entry("synod.gateway.calls.renew-every", "1s"),
                entry("synod.gateway.calls.sweep-every", "1s"),
                entry("synod.gateway.calls.max-running", "40"),
                entry("synod.gateway.timeouts.first-token", "2s"),
                entry("synod.gateway.timeouts.idle", "1500ms"),
                entry("synod.gateway.timeouts.lookup", "1s"),
                entry("synod.gateway.retry.first-delay", "10ms"),
                entry("synod.gateway.circuit.chat.window", "5s"),
                entry("synod.gateway.circuit.embed.window", "5s"),
                entry("synod.gateway.circuit.search.window", "5s"),
                entry("synod.gateway.circuit.first-cooldown", "2s"),
                entry("synod.gateway.review-every", "1s"),
                entry("quarkus.otel.bsp.schedule.delay", "100ms"));
    }

    /** Where this provider's stub has to listen. */
    static int portOf(String provider) {
        return Integer.getInteger(PORT + provider);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {}
}
