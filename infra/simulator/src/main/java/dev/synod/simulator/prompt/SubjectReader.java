package dev.synod.simulator.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds who is to do what, and when, in a question of plain English; what it cannot find becomes a general phrase. */
final class SubjectReader {

    private static final int MAX_ACTION_WORDS = 14;
    private static final int MAX_ACTOR_WORDS = 7;
    private static final Set<String> VERBS = Verbs.ALL;
    private static final Set<String> AUXILIARIES =
            Set.of("should", "can", "could", "must", "may", "shall", "would", "will", "ought", "does", "do", "did");
    private static final Set<String> POSSESSION = Set.of("have", "has", "need", "needs", "afford");
    private static final Set<String> PRONOUNS = Set.of("we", "i", "you", "one", "they", "us", "it", "he", "she", "");
    private static final Set<String> BREAKS = Set.of(
            "because",
            "given",
            "while",
            "when",
            "if",
            "although",
            "though",
            "since",
            "so",
            "considering",
            "before",
            "after",
            "unless",
            "despite",
            "without",
            "but",
            "which",
            "who");
    private static final Set<String> JOINERS = Set.of(
            "to", "from", "in", "into", "for", "with", "on", "at", "by", "as", "over", "across", "within", "about",
            "against", "than", "through", "between", "under", "instead", "up", "out", "off", "down");
    private static final Pattern WHEN = Pattern.compile(
            "\\b((?:this|next) (?:year|quarter|month|week|spring|summer|autumn|fall|winter|decade)|now|today|(?:in|by|before|until) 20\\d\\d"
                    + "|(?:within|in|over) the next [\\w-]+ (?:days|weeks|months|quarters|years))\\b",
            Pattern.CASE_INSENSITIVE);

    private SubjectReader() {}

    /** The subject of a problem. */
    static Subject read(String problem) {
        String question = question(problem);
        Matcher time = WHEN.matcher(question);
        boolean timed = time.find();
        String when = timed ? time.group(1).toLowerCase(Locale.ROOT) : "this year";
        String text = timed ? question.substring(0, time.start()) + question.substring(time.end()) : question;
        List<String> words = words(text);
        int verb = verbAt(words);
        if (verb < 0) {
            return general(words, when);
        }
        String first = words.get(verb).toLowerCase(Locale.ROOT);
        List<String> rest = clause(words.subList(verb + 1, words.size()));
        String stem = VERBS.contains(first) ? first : Gerund.stem(first, VERBS);
        if (!stem.equals(first) && rest.size() > 1 && VERBS.contains(lower(rest.getLast()))) {
            rest = rest.subList(0, rest.size() - 1);
        }
        String tail = rest.isEmpty() ? "" : " " + String.join(" ", neutral(rest));
        return new Subject(stem + tail, Gerund.of(stem) + tail, focus(rest, stem), actor(words, verb), when);
    }

    private static Subject general(List<String> words, String when) {
        List<String> content = words.stream()
                .filter(w -> w.length() > 3 && !AUXILIARIES.contains(lower(w)) && !Gerund.isFiller(lower(w)))
                .toList();
        String thing =
                content.isEmpty() ? "the proposal" : String.join(" ", content.subList(0, Math.min(3, content.size())));
        return new Subject("commit to " + thing, "committing to " + thing, thing, "a team like this one", when);
    }

    /** The sentence that asks, else the first one. */
    private static String question(String problem) {
        String chosen = "";
        for (String sentence : problem.strip().split("(?<=[.?!])\\s+|\\n+")) {
            if (chosen.isEmpty() || (sentence.endsWith("?") && !chosen.endsWith("?"))) {
                chosen = sentence;
            }
        }
        return chosen.length() > 400 ? chosen.substring(0, 400) : chosen;
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String word : text.replaceAll("\\s+,", ",").split("\\s+")) {
            String bare = word.replaceAll("^[\"'(\\[]+|[\"')\\].!?;:]+$", "");
            if (!bare.isEmpty()) {
                words.add(bare);
            }
        }
        return words;
    }

    private static int verbAt(List<String> words) {
        int from = 0;
        for (int i = 0; i < Math.min(6, words.size()); i++) {
            if (AUXILIARIES.contains(lower(words.get(i)))) {
                from = i + 1;
                break;
            }
        }
        for (int i = from; i < words.size(); i++) {
            String word = lower(words.get(i));
            boolean gerund = !Gerund.stem(word, VERBS).equals(word);
            boolean marksNoun = i > 0
                    && !(gerund && Set.of("for", "of").contains(lower(words.get(i - 1))))
                    && Set.of("a", "an", "the", "our", "its", "their", "my", "for", "of")
                            .contains(lower(words.get(i - 1)));
            if (!marksNoun && (VERBS.contains(word) || VERBS.contains(Gerund.stem(word, VERBS)))) {
                return i;
            }
        }
        return -1;
    }

    private static List<String> clause(List<String> words) {
        List<String> clause = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            boolean secondVerb = Set.of("or", "and").contains(lower(word))
                    && i + 1 < words.size()
                    && VERBS.contains(lower(words.get(i + 1)));
            boolean broken = !clause.isEmpty() && (secondVerb || BREAKS.contains(lower(word)));
            if (clause.size() == MAX_ACTION_WORDS || broken) {
                break;
            }
            clause.add(word.replaceAll(",$", ""));
            if (word.endsWith(",")) {
                break;
            }
        }
        while (!clause.isEmpty()
                && (JOINERS.contains(lower(clause.getLast())) || Gerund.isFiller(lower(clause.getLast())))) {
            clause.removeLast();
        }
        return clause;
    }

    /** Speaks of "the" thing where the asker says "our". */
    private static List<String> neutral(List<String> words) {
        return words.stream()
                .map(w -> Set.of("our", "my", "its", "their", "your").contains(lower(w)) ? "the" : w)
                .toList();
    }

    private static String focus(List<String> rest, String stem) {
        List<String> run = new ArrayList<>();
        for (String word : neutral(rest)) {
            if (JOINERS.contains(lower(word))) {
                if (!run.isEmpty()) {
                    break;
                }
            } else if (run.size() < 6) {
                run.add(run.isEmpty() && Set.of("a", "an").contains(lower(word)) ? "the" : word);
            }
        }
        return run.isEmpty() ? "the way to " + stem : String.join(" ", run);
    }

    private static String actor(List<String> words, int verb) {
        List<String> actor = new ArrayList<>();
        for (int i = verb - 1; i >= 0 && !AUXILIARIES.contains(lower(words.get(i))); i--) {
            actor.addFirst(words.get(i));
            if (POSSESSION.contains(lower(words.get(i)))) {
                actor.clear();
            }
        }
        boolean afterAuxiliary =
                verb > 0 && words.subList(0, verb).stream().anyMatch(w -> AUXILIARIES.contains(lower(w)));
        String joined = String.join(" ", neutral(actor));
        return !afterAuxiliary || actor.size() > MAX_ACTOR_WORDS || PRONOUNS.contains(lower(joined))
                ? "a team like this one"
                : joined;
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }
}
