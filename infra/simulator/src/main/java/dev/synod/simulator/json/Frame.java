package dev.synod.simulator.json;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Texts that belong together, such as an action's title, steps and criteria, found by property name. */
record Frame(Map<String, String> texts) {

    static final Frame NONE = new Frame(Map.of());

    private static final Map<String, Set<String>> ALIASES = Map.ofEntries(
            Map.entry("title", Set.of("title", "name", "headline", "action", "label", "topic")),
            Map.entry("question", Set.of("question", "goal", "statement", "problem", "subproblem", "scope")),
            Map.entry("description", Set.of("description", "detail", "details", "summary", "text", "what")),
            Map.entry("rationale", Set.of("rationale", "reason", "why", "reasoning", "justification", "motivation")),
            Map.entry("steps", Set.of("steps", "step", "tasks", "substeps")),
            Map.entry(
                    "successcriteria",
                    Set.of("successcriteria", "success", "criteria", "metrics", "successmetrics", "measures")),
            Map.entry("killcriteria", Set.of("killcriteria", "kill", "stopcriteria", "abortcriteria", "exitcriteria")),
            Map.entry(
                    "focus",
                    Set.of("focus", "expertise", "perspective", "specialty", "bio", "viewpoint", "description")),
            Map.entry("owner", Set.of("owner", "responsible", "assignee", "ownerrole")),
            Map.entry("effort", Set.of("effort", "effortdays", "days", "estimatedays", "estimate")),
            Map.entry("timeline", Set.of("timeline", "when", "due", "timeframe", "timing", "deadline")));

    /** The text for a property, or null where the frame has none. */
    @Nullable String text(String property) {
        String value = raw(property);
        return value == null ? null : value.replace(" | ", "; ");
    }

    /** The texts for a property that is a list; empty where the frame has none. */
    List<String> list(String property) {
        String value = raw(property);
        return value == null ? List.of() : List.of(value.split(" \\| "));
    }

    private @Nullable String raw(String property) {
        String name = Names.plain(property);
        if (texts.containsKey(name)) {
            return texts.get(name);
        }
        for (Map.Entry<String, String> entry : texts.entrySet()) {
            if (ALIASES.getOrDefault(entry.getKey(), Set.of()).contains(name)) {
                return entry.getValue();
            }
        }
        return null;
    }
}
