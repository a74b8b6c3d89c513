package dev.synod.session.core.dossier;

import dev.synod.events.session.Concern;
import dev.synod.events.session.Decision;
import dev.synod.events.session.Scores;
import org.jspecify.annotations.Nullable;

/** How a round was judged. */
public record Assessment(
        int round,
        Scores scores,
        Decision decision,
        @Nullable Concern concern) {}
