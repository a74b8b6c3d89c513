package dev.synod.session.adapter.prompt;

import dev.synod.events.llm.LlmRequest;
import dev.synod.events.llm.LlmRequest.ChatMessage;
import dev.synod.events.llm.LlmRequest.OutputSchema;
import dev.synod.events.llm.LlmRequest.RequestCompletion;
import dev.synod.events.llm.LlmRequest.RequestEmbeddings;
import dev.synod.events.llm.LlmRequest.RequestSearch;
import dev.synod.session.core.Limits;
import dev.synod.session.core.Persona;
import dev.synod.session.core.desk.Ask;
import dev.synod.session.core.desk.Purpose;
import dev.synod.session.core.desk.Reply;
import dev.synod.session.core.desk.Task;
import dev.synod.session.core.dossier.Dossier;
import dev.synod.session.core.dossier.Inquiry;
import dev.synod.session.core.measure.Anonymity;
import dev.synod.session.core.measure.RoundTexts;
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
    private static final int SEARCH_RESULTS = 5;

    private final Engine engine;
    private final PersonaCatalogue personas;
    private final Material material;

    QutePromptBook(Engine engine, PersonaCatalogue personas) {
        this.engine = engine;
        this.personas = personas;
        this.material = new Material(personas);
    }

    @Override
    public LlmRequest request(Dossier dossier, Ask ask) {
        return switch (ask.task().purpose()) {
            case SEARCH -> search(dossier, ask);
            case EMBEDDING -> embeddings(dossier, ask);
            case TRIAGE, DECOMPOSITION, PANEL, CONTRIBUTION, MODERATION, DIGEST, BALLOT, SYNTHESIS, VERDICT, ACTIONS ->
                completion(dossier, ask);
        };
    }

    private static RequestSearch search(Dossier dossier, Ask ask) {
        return new RequestSearch(
                ask.requestId(),
                dossier.sessionId(),
                dossier.ownerId(),
                Limits.budgetFor(Purpose.SEARCH, dossier.options()),
                Excerpt.of(Objects.requireNonNull(ask.task().query()), Excerpt.QUERY),
                SEARCH_RESULTS,
                labels(ask.task()),
                ask.giveUpAt());
    }

    private static RequestEmbeddings embeddings(Dossier dossier, Ask ask) {
        Inquiry inquiry = dossier.inquiry(ask.task().about());
        return new RequestEmbeddings(
                ask.requestId(),
                dossier.sessionId(),
                dossier.ownerId(),
                Limits.budgetFor(Purpose.EMBEDDING, dossier.options()),
                RoundTexts.of(inquiry, ask.task().round()).all().stream()
                        .map(text -> Excerpt.of(text, Excerpt.CONTRIBUTION))
                        .toList(),
                labels(ask.task()),
                ask.giveUpAt());
    }

    private RequestCompletion completion(Dossier dossier, Ask ask) {
        Purpose purpose = ask.task().purpose();
        Map<String, Object> data = material.of(dossier, ask.task());
        return new RequestCompletion(
                ask.requestId(),
                dossier.sessionId(),
                dossier.ownerId(),
                Limits.budgetFor(purpose, dossier.options()),
                ask.route(),
                List.of(
                        new ChatMessage("system", part(purpose, "system", data)),
                        new ChatMessage("user", part(purpose, "user", data))),
                output(dossier, ask.task()),
                maxOutputTokens(purpose),
                purpose == Purpose.CONTRIBUTION ? 0.8 : 0.2, // experts should differ, clerks should not vary
                purpose == Purpose.CONTRIBUTION || purpose == Purpose.SYNTHESIS,
                labels(ask.task()),
                ask.giveUpAt());
    }

    @Override
    public Reply read(Ask ask, String text) {
        return Replies.read(ask.task().purpose(), text);
    }

    private String part(Purpose purpose, String part, Map<String, Object> data) {
        String path = VERSION + "/" + purpose.name().toLowerCase(Locale.ROOT) + ".txt";
        Template template = Objects.requireNonNull(engine.getTemplate(path), path);
        return template.getFragment(part).data(data).render().strip();
    }

    private @Nullable OutputSchema output(Dossier dossier, Task task) {
        return switch (task.purpose()) {
            case CONTRIBUTION, MODERATION, DIGEST, SYNTHESIS, SEARCH, EMBEDDING -> null;
            case TRIAGE, DECOMPOSITION, VERDICT, ACTIONS -> Schemas.of(task.purpose());
            case PANEL ->
                Schemas.choosing(
                        Purpose.PANEL,
                        "personas",
                        personas.personas().stream().map(Persona::id),
                        dossier.options().panelSize());
            case BALLOT -> {
                var entries = Anonymity.entriesFor(task.member(), dossier, dossier.inquiry(task.about()));
                yield Schemas.choosing(Purpose.BALLOT, "ranking", entries.keySet().stream(), entries.size());
            }
        };
    }

    /** Room for what is asked; prose of about 300 words, lists somewhat more. */
    private static int maxOutputTokens(Purpose purpose) {
        return switch (purpose) {
            case SEARCH, EMBEDDING -> 0;
            case PANEL, BALLOT -> 300;
            case TRIAGE, MODERATION -> 400;
            case DIGEST -> 500;
            case CONTRIBUTION -> 800;
            case DECOMPOSITION, SYNTHESIS -> 1200;
            case VERDICT, ACTIONS -> 2000;
        };
    }

    private static Map<String, String> labels(Task task) {
        Map<String, String> labels = new TreeMap<>();
        labels.put("step", task.purpose().name().toLowerCase(Locale.ROOT));
        if (task.subProblemId() != null) {
            labels.put("subProblemId", task.subProblemId());
        }
        if (task.memberId() != null) {
            labels.put("memberId", task.memberId());
        }
        if (task.round() > 0) {
            labels.put("round", Integer.toString(task.round()));
        }
        return labels;
    }
}
