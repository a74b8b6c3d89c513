package dev.synod.session.core.dossier;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * How the problem was taken in.
 *
 * @param triaged true once it was judged clear, could not be judged, or the user said more
 * @param questions put to the user; empty if it was clear
 * @param clarification what the user answered
 */
public record Intake(
        boolean triaged, List<String> questions, @Nullable String clarification) {
    static final Intake NEW = new Intake(false, List.of(), null);
}
