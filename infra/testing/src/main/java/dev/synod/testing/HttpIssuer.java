package dev.synod.testing;

import dev.synod.local.identity.DevIdentity;

import java.nio.file.Files;

/** The test stack's identity issuer behind a URL, as in production; it is away until a test has it come. */
public final class HttpIssuer {
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
        String address = LoopbackServer.at("synod.testing.issuer", exchange -> {
            try (exchange) {
                if (Boolean.getBoolean(UP)) {
                    byte[] set = Files.readAllBytes(identity.jwks());
                    exchange.sendResponseHeaders(200, set.length);
                    exchange.getResponseBody().write(set);
                }
            }
        });
        return address + "/jwks";
    }
}
