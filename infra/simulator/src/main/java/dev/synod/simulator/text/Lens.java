package dev.synod.simulator.text;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The side from which an expert looks at a problem; each has its own phrases. */
public enum Lens {
    ENGINEERING,
    OPERATIONS,
    FINANCE,
    RISK,
    PEOPLE,
    CUSTOMER,
    EVIDENCE,
    STRATEGY;

    /** What somebody of that role looks at; where the role says nothing, the name decides. */
    public static Lens of(String name, String role) {
        Lens best = byWords(role);
        return best == null ? Dice.of(name, role).pick(List.of(values())) : best;
    }

    /** What the text is mostly about, or the fallback. */
    static Lens mentionedIn(String text, Lens fallback) {
        Lens best = byWords(text);
        return best == null ? fallback : best;
    }

    /** What this side cares about, as in "the cost". */
    String noun() {
        return PhraseBank.of(this, "noun").getFirst();
    }

    String fileName() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable Lens byWords(String text) {
        List<String> words =
                new ArrayList<>(Arrays.asList(text.toLowerCase(Locale.ROOT).split("[^a-z]+")));
        Lens best = null;
        int most = 0;
        for (Lens lens : values()) {
            List<String> known = List.of(PhraseBank.of(lens, "words").getFirst().split(" "));
            int count = (int) words.stream().filter(known::contains).count();
            if (count > most) {
                most = count;
                best = lens;
            }
        }
        return best;
    }
}
