package dev.synod.session.adapter.prompt;

import dev.synod.events.llm.LlmRequest.ChatMessage;
import dev.synod.events.llm.LlmRequest.OutputSchema;
import dev.synod.events.llm.LlmRequest.RequestCompletion;
import dev.synod.session.core.Anonymity;
import dev.synod.session.core.Ask;
import dev.synod.session.core.Dossier;
import dev.synod.session.core.Inquiry;
import dev.synod.session.core.Persona;
import dev.synod.session.core.Purpose;
import dev.synod.session.core.Reply;
import dev.synod.session.shell.PersonaCatalogue;
import dev.synod.session.shell.PromptBook;
import io.quarkus.qute.Engine;
import io.quarkus.qute.Template;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Prompts from the templates in {@code templates/v1}: one file per purpose, a system and a user part. */
@Singleton
class QutePromptBook implements PromptBook {
    private static final String VERSION = "v1";

    private final Engine engine;
    private final PersonaCatalogue personas;
    private final Material material;

    QutePromptBook(Engine engine, PersonaCatalogue personas) {
        this.engine = engine;
        this.personas = personas;
        this.material = new Material(personas);
    }

    @Override
    public RequestCompletion request(Dossier dossier, Ask ask) {
        Map<String, Object> data = material.of(dossier, ask);
        return new RequestCompletion(
                ask.requestId(),
                dossier.sessionId(),
                dossier.ownerId(),
                ask.route(),
                List.of(
                        new ChatMessage("system", part(ask.purpose(), "system", data)),
                        new ChatMessage("user", part(ask.purpose(), "user", data))),
                output(dossier, ask),
                maxOutputTokens(ask.purpose()),
                temperature(ask.purpose()),
                isProse(ask.purpose()),
                labels(ask),
                ask.giveUpAt());
    }

    @Override
    public Reply read(Ask ask, String text) {
        return Replies.read(ask.purpose(), text);
    }

    private String part(Purpose purpose, String part, Map<String, Object> data) {
        String path = VERSION + "/" + purpose.name().toLowerCase(Locale.ROOT) + ".txt";
        Template template = Objects.requireNonNull(engine.getTemplate(path), path);
        return template.getFragment(part).data(data).render().strip();
    }

    private @Nullable OutputSchema output(Dossier dossier, Ask ask) {
        return switch (ask.purpose()) {
            case CONTRIBUTION, SYNTHESIS -> null;
            case DECOMPOSITION, VERDICT, ACTIONS -> Schemas.of(ask.purpose());
            case PANEL ->
                Schemas.choosing(
                        Purpose.PANEL,
                        "personas",
                        personas.personas().stream().map(Persona::id),
                        dossier.options().panelSize());
            case BALLOT -> {
                Inquiry inquiry = dossier.inquiry(Objects.requireNonNull(ask.subProblemId()));
                var entries = Anonymity.entriesFor(Objects.requireNonNull(ask.memberId()), dossier, inquiry);
                yield Schemas.choosing(Purpose.BALLOT, "ranking", entries.keySet().stream(), entries.size());
            }
        };
    }

    private static boolean isProse(Purpose purpose) {
        return purpose == Purpose.CONTRIBUTION || purpose == Purpose.SYNTHESIS;
    }

    /** Room for what is asked; prose of about 300 words, lists somewhat more. */
    private static int maxOutputTokens(Purpose purpose) {
        return switch (purpose) {
            case PANEL, BALLOT -> 300;
            case CONTRIBUTION -> 800;
            case DECOMPOSITION, SYNTHESIS -> 1200;
            case VERDICT, ACTIONS -> 2000;
        };
    }

    /** Experts should differ from each other, clerks should not vary. */
    private static double temperature(Purpose purpose) {
        return purpose == Purpose.CONTRIBUTION ? 0.8 : 0.2;
    }

    private static Map<String, String> labels(Ask ask) {
        Map<String, String> labels = new TreeMap<>();
        labels.put("step", ask.purpose().name().toLowerCase(Locale.ROOT));
        if (ask.subProblemId() != null) {
            labels.put("subProblemId", ask.subProblemId());
        }
        if (ask.memberId() != null) {
            labels.put("memberId", ask.memberId());
        }
        if (ask.round() > 0) {
            labels.put("round", Integer.toString(ask.round()));
        }
        return labels;
    }
}
