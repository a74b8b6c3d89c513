package dev.synod.session.core.measure;

import dev.synod.session.core.dossier.Contribution;
import dev.synod.session.core.dossier.Inquiry;

import java.util.List;
import java.util.stream.Stream;

/**
 * The texts that a round is judged by, in the order in which they are compared: the question, what was said
 * in the round, what was said in the round before.
 */
public record RoundTexts(String question, List<Contribution> said, List<Contribution> before) {

    /** Those of an inquiry's round. */
    public static RoundTexts of(Inquiry inquiry, int round) {
        return new RoundTexts(
                inquiry.subProblem().title() + "\n" + inquiry.subProblem().question(),
                inquiry.heardIn(round),
                inquiry.heardIn(round - 1));
    }

    /** All of them, in order. */
    public List<String> all() {
        return Stream.concat(
                        Stream.of(question),
                        Stream.concat(said.stream(), before.stream()).map(Contribution::text))
                .toList();
    }

    /** The place of the n-th text said in the round, from 0. */
    int placeOfSaid(int n) {
        return 1 + n;
    }

    /** The place of the n-th text said in the round before, from 0. */
    int placeOfBefore(int n) {
        return 1 + said.size() + n;
    }
}
