package dev.synod.gateway.adapter.provider.chat;

import dev.synod.events.llm.LlmRequest.ChatMessage;
import dev.synod.events.llm.LlmRequest.OutputSchema;
import dev.synod.events.llm.LlmRequest.RequestCompletion;
import dev.synod.gateway.core.ModelCard;
import dev.synod.gateway.core.ModelList;
import dev.synod.gateway.core.ModelRef;
import dev.synod.gateway.shell.port.Providers.Ask;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/** What one provider's models take. */
public record ChatModels(String provider, ModelList<ModelCard.Chat> models) {

    /** A request as the model that is asked can take it. */
    Fitted fit(Ask<RequestCompletion> ask) {
        RequestCompletion request = ask.request();
        ModelCard.Chat card = Objects.requireNonNull(
                models.find(new ModelRef(provider, ask.model())), "only listed models are routed to");
        Double temperature = card.temperature() ? request.temperature() : null;
        OutputSchema output = request.output();
        return output == null || card.jsonSchema()
                ? new Fitted(request.messages(), output, card.outputTokens(request), temperature)
                : new Fitted(SchemaInPrompt.messages(request, output), null, card.outputTokens(request), temperature);
    }

    /**
     * What may be sent.
     *
     * @param output null if none is wanted, or the messages say what is
     * @param temperature null if it must not be given
     */
    record Fitted(
            List<ChatMessage> messages,
            @Nullable OutputSchema output,
            int maxOutputTokens,
            @Nullable Double temperature) {}
}
