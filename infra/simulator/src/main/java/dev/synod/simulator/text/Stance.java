package dev.synod.simulator.text;

import dev.synod.simulator.prompt.Prompt;

import java.util.List;
import java.util.Locale;

/** How an expert starts into a problem; it stays the same over the rounds, until views converge. */
enum Stance {
    FOR,
    AGAINST,
    CONDITIONAL;

    static Stance of(Prompt prompt, long seed) {
        return Dice.of(seed, "stance", prompt.problem(), prompt.name(), prompt.role())
                .pick(List.of(values()));
    }

    String section(String prefix) {
        return prefix + "." + name().toLowerCase(Locale.ROOT);
    }
}
