package dev.synod.simulator.prompt;

import java.util.Set;

/** The -ing form of English verbs, there and back, good enough for the verbs that questions begin with. */
final class Gerund {

    private static final String VOWELS = "aeiou";
    private static final Set<String> DOUBLED_AT_THE_END =
            Set.of("begin", "refer", "permit", "admit", "submit", "commit");
    private static final Set<String> FILLERS = Set.of(
            "a", "an", "the", "and", "or", "of", "our", "its", "their", "my", "your", "what", "which", "when", "where",
            "how", "why", "whether", "best", "good", "better", "right", "worth", "idea", "choice", "way", "this",
            "that", "there", "have", "been", "with", "from", "about", "make", "sense", "is", "are", "time");

    private Gerund() {}

    /** "moving" for "move". */
    static String of(String verb) {
        int last = verb.length() - 1;
        if (verb.endsWith("ie")) {
            return verb.substring(0, last - 1) + "ying";
        }
        if (verb.endsWith("e") && !verb.endsWith("ee") && !verb.endsWith("ye") && !verb.endsWith("oe")) {
            return verb.substring(0, last) + "ing";
        }
        return doubles(verb) ? verb + verb.charAt(last) + "ing" : verb + "ing";
    }

    /** "move" for "moving" where the verb is known, else the word itself. */
    static String stem(String word, Set<String> verbs) {
        if (!word.endsWith("ing") || word.length() < 5) {
            return word;
        }
        return verbs.stream().filter(verb -> of(verb).equals(word)).findFirst().orElse(word);
    }

    /** Words that carry no subject. */
    static boolean isFiller(String word) {
        return FILLERS.contains(word);
    }

    /** One vowel between consonants in a single syllable, as in "cut". */
    private static boolean doubles(String verb) {
        if (DOUBLED_AT_THE_END.contains(verb)) {
            return true;
        }
        int n = verb.length();
        long vowels = verb.chars().filter(c -> VOWELS.indexOf(c) >= 0).count();
        return n >= 3
                && vowels == (verb.startsWith("qu") ? 2 : 1)
                && VOWELS.indexOf(verb.charAt(n - 2)) >= 0
                && VOWELS.indexOf(verb.charAt(n - 1)) < 0
                && "wxy".indexOf(verb.charAt(n - 1)) < 0;
    }
}
