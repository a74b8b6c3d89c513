package dev.synod.gateway.adapter.provider.chat;

import dev.synod.events.llm.LlmRequest.ChatMessage;
import dev.synod.events.llm.LlmRequest.OutputSchema;
import dev.synod.events.llm.LlmRequest.RequestCompletion;

import java.util.ArrayList;
import java.util.List;

/** For models that can't be held to a JSON Schema: they are told what to write. */
final class SchemaInPrompt {
    private SchemaInPrompt() {}

    /** The messages with the schema in the first one, which becomes a system message if it is none. */
    static List<ChatMessage> messages(RequestCompletion request, OutputSchema output) {
        String told = """
                Answer with one JSON document and nothing else. It has to be valid against this schema:

                ```json-schema
                %s
                ```""".formatted(output.schema());
        List<ChatMessage> messages = new ArrayList<>(request.messages());
        // Some take one system message only, others none after a user's.
        if (messages.getFirst().role().equals("system")) {
            messages.set(0, new ChatMessage("system", messages.getFirst().content() + "\n\n" + told));
        } else {
            messages.addFirst(new ChatMessage("system", told));
        }
        return messages;
    }
}
