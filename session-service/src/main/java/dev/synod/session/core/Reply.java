package dev.synod.session.core;

import dev.synod.events.session.Priority;

import java.util.List;

/** A model's answer, as far as it could be read. */
public sealed interface Reply {
    /** Words: a contribution or a synthesis. */
    record Prose(String text) implements Reply {}

    /** A decomposition. */
    record Split(List<Part> parts) implements Reply {
        public record Part(String title, String question) {}
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
                List<Integer> dependsOn) {}
    }

    /** Not what was asked for. */
    record Unreadable(String reason) implements Reply {}
}
