package dev.synod.events.session;

import org.jspecify.annotations.Nullable;

/**
 * A step that was not done as it should have been.
 *
 * @param step such as {@code triage}, {@code panel}, {@code dedup}
 * @param subProblemId absent if the whole session is meant
 */
public record Degradation(String step, @Nullable String subProblemId, String detail) {}
