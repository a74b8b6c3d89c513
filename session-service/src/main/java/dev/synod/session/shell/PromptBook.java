package dev.synod.session.shell;

import dev.synod.events.llm.LlmRequest.RequestCompletion;
import dev.synod.session.core.Ask;
import dev.synod.session.core.Dossier;
import dev.synod.session.core.Reply;

/** How an ask is put to a model, and how its answer is read. */
public interface PromptBook {
    /** The request to send. */
    RequestCompletion request(Dossier dossier, Ask ask);

    /** The answer's meaning; {@link Reply.Unreadable} if it has none that was asked for. */
    Reply read(Ask ask, String text);
}
