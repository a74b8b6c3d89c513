package dev.synod.session.core.dossier;

import org.jspecify.annotations.Nullable;

/** What the moderator said after a round; no text if none could be had. */
public record Guidance(int round, @Nullable String text) {}
