package dev.synod.session.shell;

import dev.synod.events.llm.LlmRequest;
import dev.synod.session.core.desk.Ask;
import dev.synod.session.core.desk.Reply;
import dev.synod.session.core.dossier.Dossier;

/** How an ask is put to the gateway, and how its answer is read. */
public interface PromptBook {
    /** The request to send. */
    LlmRequest request(Dossier dossier, Ask ask);

    /** A text's meaning; {@link Reply.Unreadable} if it has none that was asked for. */
    Reply read(Ask ask, String text);
}
