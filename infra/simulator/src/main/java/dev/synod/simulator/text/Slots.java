package dev.synod.simulator.text;

import dev.synod.simulator.prompt.Prompt;
import dev.synod.simulator.prompt.Subject;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills the slots of a phrase: {doing}, {other}, {3..5} and so on; sentences begin with a capital afterwards. */
final class Slots {

    private static final Pattern SLOT = Pattern.compile("\\{([a-z]+|(\\d+)\\.\\.(\\d+))}");
    private static final Pattern SENTENCE_START = Pattern.compile("(^|[.?!]\\s+)(\\p{Ll})");
    private static final List<String> NOBODY_YET = List.of("one expert", "another expert");

    private final Subject subject;
    private final Lens mine;
    private final Dice dice;
    private final Prompt prompt;
    private final List<String> others;
    private int turn;
    private boolean actorMentioned;
    private boolean doingMentioned;

    Slots(Prompt prompt, Lens mine, Dice dice) {
        this.prompt = prompt;
        this.subject = Subject.of(prompt.problem());
        this.mine = mine;
        this.dice = dice;
        this.others = dice.shuffled(prompt.others());
    }

    Subject subject() {
        return subject;
    }

    /** The longest part of a phrase that is the same whatever its slots hold. */
    static String literal(String phrase) {
        String longest = "";
        for (String part : SLOT.split(phrase)) {
            longest = part.length() > longest.length() ? part : longest;
        }
        return longest;
    }

    String fill(String phrase) {
        String other = "";
        if (phrase.contains("{other}") || phrase.contains("{theirs}")) {
            other = others.isEmpty() ? "" : others.get(turn++ % others.size());
        }
        String who = other;
        String filled = SLOT.matcher(phrase).replaceAll(m -> Matcher.quoteReplacement(value(m, who)));
        return SENTENCE_START
                .matcher(filled)
                .replaceAll(m -> m.group(1) + m.group(2).toUpperCase(Locale.ROOT));
    }

    private String value(MatchResult slot, String other) {
        if (slot.group(2) != null) {
            return Long.toString(dice.between(Long.parseLong(slot.group(2)), Long.parseLong(slot.group(3))));
        }
        return switch (slot.group(1)) {
            case "do" -> subject.action();
            case "doing" -> doing();
            case "focus" -> subject.focus();
            case "when" -> subject.when();
            case "actor" -> actor();
            case "other" -> spokenName(other);
            case "theirs" -> theirs(other).noun();
            case "mine" -> mine.noun();
            default -> throw new IllegalStateException("A phrase has the unknown slot " + slot.group() + ".");
        };
    }

    /** Begins a new text, in which nothing has been mentioned yet. */
    void begin() {
        actorMentioned = false;
        doingMentioned = false;
    }

    private String doing() {
        boolean again = doingMentioned;
        doingMentioned = true;
        return again ? "the plan" : subject.doing();
    }

    /** "a 12-person startup" at first, "the startup" from then on. */
    private String actor() {
        String actor = subject.actor();
        String[] words = actor.split(" (?:like|of|in|with|from|for|at) ")[0].split(" ");
        boolean common = words.length > 1 && words[0].matches("(?i)an?|the");
        boolean again = actorMentioned;
        actorMentioned = true;
        return again && common ? "the " + words[words.length - 1] : actor;
    }

    private String spokenName(String other) {
        if (other.isEmpty()) {
            return NOBODY_YET.get(turn++ % NOBODY_YET.size());
        }
        return other.length() <= 2 ? "expert " + other : other;
    }

    /** What the other one speaks about most; never one's own topic, or the sentence would say nothing. */
    private Lens theirs(String other) {
        Lens next = Lens.values()[(mine.ordinal() + 3) % Lens.values().length];
        Lens found = prompt.said().stream()
                .filter(said -> said.member().equals(other))
                .reduce((earlier, later) -> later)
                .map(said -> Lens.mentionedIn(said.text(), next))
                .orElse(next);
        return found == mine ? next : found;
    }
}
