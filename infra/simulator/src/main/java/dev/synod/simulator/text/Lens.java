package dev.synod.simulator.text;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

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

    /** Whose phrases the text uses most, else whose words, else the fallback. */
    static Lens mentionedIn(String text, Lens fallback) {
        Lens best = null;
        long most = 0;
        for (Lens lens : values()) {
            long count = Stream.of("for", "against", "evidence", "risk", "condition", "question")
                    .flatMap(section -> PhraseBank.of(lens, section).stream())
                    .filter(phrase -> text.contains(Slots.literal(phrase)))
                    .count();
            if (count > most) {
                most = count;
                best = lens;
            }
        }
        best = best == null ? byWords(text) : best;
        return best == null ? fallback : best;
    }

    /** The same items, with those first who see different sides, such as a panel wants them. */
    public static <T> List<T> apart(List<T> items) {
        Set<Lens> seen = EnumSet.noneOf(Lens.class);
        List<T> first = new ArrayList<>();
        List<T> others = new ArrayList<>();
        for (T item : items) {
            Lens lens = byWords(String.valueOf(item));
            boolean another = lens == null || seen.add(lens);
            (another ? first : others).add(item);
        }
        first.addAll(others);
        return first;
    }

    /** What this side cares about, as in "the cost". */
    String noun() {
        return PhraseBank.of(this, "noun").getFirst();
    }

    String fileName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A security engineer speaks of security: where words point both ways, engineering gives way. */
    private static @Nullable Lens byWords(String text) {
        List<String> words =
                new ArrayList<>(Arrays.asList(text.toLowerCase(Locale.ROOT).split("[^a-z]+")));
        Lens best = null;
        int most = 0;
        for (Lens lens : values()) {
            List<String> known = List.of(PhraseBank.of(lens, "words").getFirst().split(" "));
            int count = (int) words.stream().filter(known::contains).count();
            if (count > most || (count == most && count > 0 && best == ENGINEERING)) {
                most = count;
                best = lens;
            }
        }
        return best;
    }
}
