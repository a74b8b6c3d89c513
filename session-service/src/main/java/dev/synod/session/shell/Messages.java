package dev.synod.session.shell;

import dev.synod.events.Envelope;
import dev.synod.events.Topics;
import dev.synod.events.TraceContext;
import dev.synod.events.session.SessionEvent;
import dev.synod.kit.outbox.OutboxMessage;
import dev.synod.session.core.Rules;
import dev.synod.session.core.Step;
import dev.synod.session.core.desk.Ask;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Turns a step into what is written: facts numbered without gap, asks as requests. */
@Singleton
class Messages {
    static final String SOURCE = "/synod/session-service";

    private final PromptBook prompts;
    private final Rules rules;

    Messages(PromptBook prompts, Rules rules) {
        this.prompts = prompts;
        this.rules = rules;
    }

    /** @param sequence of the last event before this step */
    Change change(Step step, long sequence, Instant at, @Nullable TraceContext trace) {
        String sessionId = step.next().dossier().sessionId();
        List<OutboxMessage> messages = new ArrayList<>();
        long last = sequence;
        for (SessionEvent fact : step.facts()) {
            last++;
            messages.add(new OutboxMessage(
                    Topics.SESSION_EVENTS,
                    sessionId,
                    new Envelope<>(sessionId + "/" + last, SOURCE, at, sessionId, last, trace, fact)));
        }
        for (Ask ask : step.asks()) {
            messages.add(new OutboxMessage(
                    Topics.LLM_REQUESTS,
                    ask.requestId(),
                    new Envelope<>(
                            ask.requestId(),
                            SOURCE,
                            at,
                            sessionId,
                            null,
                            trace,
                            prompts.request(step.next().dossier(), ask))));
        }
        return new Change(step.next(), last, at, step.next().dueAt(rules), messages);
    }
}
