package dev.synod.gateway.adapter.store;

import dev.synod.events.Message;
import dev.synod.events.MessageJson;
import dev.synod.events.MessageTypes;
import dev.synod.events.UnreadableMessage;

import java.nio.charset.StandardCharsets;

/** Messages as the ledger keeps them: their JSON, and beside it the wire type that says what to read it as. */
final class StoredMessage {
    private StoredMessage() {}

    static <T extends Message> T read(String type, String json, Class<T> family) {
        Class<? extends Message> known = MessageTypes.recordOf(type)
                .orElseThrow(() -> new UnreadableMessage("the ledger holds unknown type '" + type + "'"));
        return MessageJson.read(json.getBytes(StandardCharsets.UTF_8), known.asSubclass(family));
    }
}
