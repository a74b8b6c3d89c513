package dev.synod.session.core.measure;

import dev.synod.session.core.dossier.Dossier;
import dev.synod.session.core.dossier.Inquiry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;

/**
 * Names taken off the entries of a ranking: the speakers in an order given by a recorded seed, labelled
 * A, B, C, … A voter sees all entries but its own, so it can't prefer itself.
 */
public final class Anonymity {
    private Anonymity() {}

    /** The seed of a sub-problem's ranking; the same wherever it is computed. */
    public static long seedOf(Dossier dossier, Inquiry inquiry) {
        return (dossier.sessionId() + "/" + inquiry.id()).hashCode();
    }

    /** Label → member id, as this voter sees them. */
    public static SequencedMap<String, String> entriesFor(String voterId, Dossier dossier, Inquiry inquiry) {
        List<String> shuffled = new ArrayList<>(inquiry.speakers());
        // java.util.Random's sequence for a seed is fixed by its specification.
        Collections.shuffle(shuffled, new Random(seedOf(dossier, inquiry)));
        SequencedMap<String, String> entries = new LinkedHashMap<>();
        for (int i = 0; i < shuffled.size(); i++) {
            if (!shuffled.get(i).equals(voterId)) {
                entries.put(String.valueOf((char) ('A' + i)), shuffled.get(i));
            }
        }
        return entries;
    }
}
