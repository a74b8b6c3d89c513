package dev.synod.gateway.adapter.http.openai;

import java.util.Map;

/** What tells who answered. */
final class ChatHeaders {
    private ChatHeaders() {}

    static Map<String, String> of(String provider, String model, int attempts) {
        return Map.of(
                "x-synod-provider", provider,
                "x-synod-model", model,
                "x-synod-attempts", Integer.toString(attempts));
    }
}
