package dev.synod.simulator.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One expert who answers one prompt: knows the subject and the others, draws phrases without repeating itself or what
 * was said before. Not for sharing between threads.
 */
public final class Speaker {

    private final Prompt prompt;
    private final Dice dice;
    private final Stance stance;
    private final Outlook outlook;
    private final Lens lens;
    private final Slots slots;
    private final String saidBefore;
    private final Map<String, Deque<String>> decks = new HashMap<>();

    /** A speaker whose every word follows from the prompt, the dice and the seed. */
    public Speaker(Prompt prompt, Dice dice, long seed) {
        this.prompt = prompt;
        this.dice = dice;
        this.stance = Stance.of(prompt, seed);
        this.outlook = Outlook.on(prompt.problem(), seed);
        this.lens = Lens.of(prompt.name(), prompt.role());
        this.slots = new Slots(prompt, lens, dice);
        this.saidBefore = prompt.said().stream().map(Prompt.Said::text).collect(Collectors.joining("\n"));
    }

    /** A sentence that anybody might say, from that section of the common phrases. */
    public String say(String section) {
        return draw(section, PhraseBank.common(section));
    }

    /** A sentence from this expert's own side. */
    public String argue(String section) {
        return draw("lens." + section, PhraseBank.of(lens, section));
    }

    /** A sentence about where the council ends, such as {@code verdict}. */
    public String conclude(String prefix) {
        return say(outlook.section(prefix));
    }

    /** Whether the common phrases have such a section. */
    public boolean knows(String section) {
        return !PhraseBank.common(section).isEmpty();
    }

    /** Coherent blocks of fields from a file, a selection in the file's order, their slots filled. */
    public List<Map<String, String>> blocks(String file, int count) {
        List<Map<String, String>> all = PhraseBank.blocks(file);
        List<Integer> indexes = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            indexes.add(i);
        }
        List<Integer> chosen = dice.shuffled(indexes).subList(0, Math.min(count, all.size()));
        return chosen.stream().sorted().map(i -> filled(all.get(i))).toList();
    }

    /** The dice of this answer. */
    public Dice dice() {
        return dice;
    }

    /** Who else has spoken; empty at the beginning. */
    public List<String> others() {
        return prompt.others();
    }

    /** The thing in question, such as "the monolith". */
    public String focus() {
        return slots.subject().focus();
    }

    Prompt prompt() {
        return prompt;
    }

    Stance stance() {
        return stance;
    }

    private Map<String, String> filled(Map<String, String> block) {
        return block.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> slots.fill(e.getValue())));
    }

    private String draw(String key, List<String> phrases) {
        if (phrases.isEmpty()) {
            throw new IllegalArgumentException("There are no phrases named " + key + ".");
        }
        Deque<String> deck = decks.get(key);
        if (deck == null || deck.isEmpty()) {
            List<String> fresh = phrases.stream()
                    .filter(p -> !saidBefore.contains(Slots.literal(p)))
                    .toList();
            deck = new ArrayDeque<>(dice.shuffled(fresh.isEmpty() ? phrases : fresh));
            decks.put(key, deck);
        }
        return slots.fill(deck.pop());
    }
}
