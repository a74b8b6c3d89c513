package dev.synod.record.shell.letters;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Map;

/**
 * The open letters.
 *
 * @param oldest when the oldest of them failed first
 */
public record Census(Map<LetterState, Long> open, @Nullable Instant oldest) {
    static final Census NONE = new Census(Map.of(), null);
}
