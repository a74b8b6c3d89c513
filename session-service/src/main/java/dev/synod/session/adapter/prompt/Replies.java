package dev.synod.session.adapter.prompt;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.synod.events.MessageJson;
import dev.synod.events.session.Priority;
import dev.synod.session.core.desk.Purpose;
import dev.synod.session.core.desk.Reply;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/**
 * Reads answers: by their schema, then leniently (the JSON within a fence or between other words, missing
 * lists empty), then not at all.
 */
final class Replies {
    /** In the place of U+0000, which PostgreSQL can't store in a text. */
    private static final char NO_CHARACTER = '\uFFFD';

    private Replies() {}

    static Reply read(Purpose purpose, String text) {
        try {
            return switch (purpose) {
                case CONTRIBUTION -> Words.read(storable(text)).reply();
                case MODERATION, DIGEST, SYNTHESIS -> prose(text);
                case TRIAGE -> json(text, TriageJson.class).reply();
                case DECOMPOSITION -> json(text, SplitJson.class).reply();
                case PANEL -> json(text, PanelJson.class).reply();
                case BALLOT -> json(text, BallotJson.class).reply();
                case VERDICT -> json(text, VerdictJson.class).reply();
                case ACTIONS -> json(text, ActionsJson.class).reply();
                case SEARCH, EMBEDDING -> throw new IllegalArgumentException("it is not answered by text");
            };
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return new Reply.Unreadable("not what was asked for: " + e.getMessage());
        }
    }

    private static Reply prose(String text) {
        return new Reply.Prose(text(storable(text), "text"), List.of());
    }

    private static String storable(String text) {
        return text.replace('\0', NO_CHARACTER);
    }

    private static <T> T json(String text, Class<T> type) throws JsonProcessingException {
        int from = text.indexOf('{');
        int to = text.lastIndexOf('}');
        String object = from >= 0 && to > from ? text.substring(from, to + 1) : text;
        T read = MessageJson.MAPPER.readValue(object, type);
        if (read == null) {
            throw new IllegalArgumentException("JSON null");
        }
        return read;
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
    }

    private static String text(@Nullable String given, String name) {
        if (given == null || given.isBlank()) {
            throw new IllegalArgumentException("'" + name + "' is missing");
        }
        return given.strip();
    }

    private record TriageJson(
            @Nullable Boolean clear,
            @Nullable String reason,
            @Nullable List<String> questions) {
        Reply reply() {
            if (clear == null) {
                throw new IllegalArgumentException("'clear' is missing");
            }
            return new Reply.Clarity(
                    clear,
                    reason == null ? "" : reason,
                    orEmpty(questions).stream()
                            .filter(question -> !question.isBlank())
                            .toList());
        }
    }

    private record SplitJson(@Nullable List<PartJson> subProblems) {
        record PartJson(
                @Nullable String title,
                @Nullable String question,
                @Nullable List<Integer> dependsOn,
                @Nullable List<String> searches) {}

        Reply reply() {
            return new Reply.Split(orEmpty(subProblems).stream()
                    .map(part -> new Reply.Split.Part(
                            text(part.title(), "title"),
                            text(part.question(), "question"),
                            orEmpty(part.dependsOn()),
                            orEmpty(part.searches()).stream()
                                    .filter(search -> !search.isBlank())
                                    .toList()))
                    .toList());
        }
    }

    private record PanelJson(@Nullable List<String> personas) {
        Reply reply() {
            return new Reply.Choice(orEmpty(personas));
        }
    }

    private record BallotJson(@Nullable List<String> ranking) {
        Reply reply() {
            return new Reply.Order(orEmpty(ranking));
        }
    }

    private record VerdictJson(
            @Nullable String recommendation,
            @Nullable String rationale,
            @Nullable Double confidence,
            @Nullable List<String> dissent) {
        Reply reply() {
            return new Reply.Judgement(
                    text(recommendation, "recommendation"),
                    text(rationale, "rationale"),
                    confidence == null ? 0 : Math.clamp(confidence, 0, 1),
                    orEmpty(dissent));
        }
    }

    private record ActionsJson(@Nullable List<ActionJson> actions) {
        record ActionJson(
                @Nullable String title,
                @Nullable String description,
                @Nullable Priority priority,
                @Nullable List<String> successCriteria,
                @Nullable List<String> killCriteria,
                @Nullable List<Integer> dependsOn,
                @Nullable List<String> steps) {}

        Reply reply() {
            return new Reply.Plan(
                    orEmpty(actions).stream().map(ActionsJson::draft).toList());
        }

        private static Reply.Plan.Draft draft(ActionJson action) {
            return new Reply.Plan.Draft(
                    text(action.title(), "title"),
                    action.description() == null ? "" : action.description(),
                    action.priority() == null ? Priority.MEDIUM : action.priority(),
                    orEmpty(action.successCriteria()),
                    orEmpty(action.killCriteria()),
                    orEmpty(action.dependsOn()),
                    orEmpty(action.steps()));
        }
    }
}
