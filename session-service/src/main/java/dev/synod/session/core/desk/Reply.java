package dev.synod.session.core.desk;

import dev.synod.events.session.Priority;
import dev.synod.events.session.Source;

import java.util.List;

/** An answer of the gateway's, as far as it could be read. */
public sealed interface Reply {
    /**
     * Words: a contribution, a moderation, a digest or a synthesis.
     *
     * @param searches what the speaker wants looked up
     */
    record Prose(String text, List<String> searches) implements Reply {}

    /** A triage. */
    record Clarity(boolean clear, String reason, List<String> questions) implements Reply {}

    /** A decomposition; {@code dependsOn} counts the parts from 1. */
    record Split(List<Part> parts) implements Reply {
        public record Part(String title, String question, List<Integer> dependsOn, List<String> searches) {}
    }

    /** Persona ids. */
    record Choice(List<String> personaIds) implements Reply {}

    /** Entry labels, best first. */
    record Order(List<String> labels) implements Reply {}

    /** A verdict. */
    record Judgement(String recommendation, String rationale, double confidence, List<String> dissent)
            implements Reply {}

    /** Actions; {@code dependsOn} counts them from 1. */
    record Plan(List<Draft> drafts) implements Reply {
        public record Draft(
                String title,
                String description,
                Priority priority,
                List<String> successCriteria,
                List<String> killCriteria,
                List<Integer> dependsOn,
                List<String> steps) {}
    }

    /** Embeddings of the texts asked for, in their order. */
    record Vectors(List<List<Float>> vectors) implements Reply {}

    /** Pages that a search found. */
    record Found(List<Source> sources) implements Reply {}

    /** Not what was asked for. */
    record Unreadable(String reason) implements Reply {}
}
