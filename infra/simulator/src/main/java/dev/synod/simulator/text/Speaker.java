package dev.synod.simulator.text;

import dev.synod.simulator.prompt.Prompt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One expert who answers one prompt: knows the subject and the others, draws phrases without repeating itself or what
 * was said before. Not for sharing between threads.
 */
public final class Speaker {

    private static final int CARDS_AT_MOST = 1000;
    private static final int FEWEST_WORDS = 4;
    private static final double CURIOSITY = 0.25;

    private final Prompt prompt;
    private final long seed;
    private final Dice dice;
    private final Stance stance;
    private final Outlook outlook;
    private final Lens lens;
    private final Phase phase;
    private final Slots slots;
    private final String saidBefore;
    private final Map<String, Deque<String>> decks = new HashMap<>();

    /** A speaker whose every word follows from the prompt, the dice and the seed. */
    public Speaker(Prompt prompt, Dice dice, long seed) {
        this.prompt = prompt;
        this.seed = seed;
        this.dice = dice;
        this.stance = Stance.of(prompt, seed);
        this.outlook = Outlook.on(prompt.problem(), seed);
        this.lens = Lens.of(prompt.name(), prompt.role());
        this.phase = Phase.of(prompt);
        this.slots = new Slots(prompt, lens, dice);
        this.saidBefore = prompt.said().stream().map(Prompt.Said::text).collect(Collectors.joining("\n"));
    }

    /** Begins a text that is read by itself, so that things are named in full again. */
    public void begin() {
        slots.begin();
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
        List<Map<String, String>> all = PhraseBank.blocks(file).stream()
                .filter(block -> block.getOrDefault("only", outlook.wireName()).contains(outlook.wireName()))
                .toList();
        List<Integer> indexes = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            indexes.add(i);
        }
        List<Integer> chosen = dice.shuffled(indexes).subList(0, Math.min(count, all.size()));
        return chosen.stream().sorted().map(i -> filled(all.get(i))).toList();
    }

    /** True if the problem is so short that one would have to guess what is asked. */
    public boolean isPuzzled() {
        return prompt.problem().strip().split("\\s+").length < FEWEST_WORDS;
    }

    /** True if this speaker would like to look something up, and may ask for it. */
    boolean isCurious() {
        return phase == Phase.EXPLORATION && prompt.instructions().contains("SEARCH: ") && dice.chance(CURIOSITY);
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

    /** A sentence on the question within the problem, where it is one of the usual questions. */
    Optional<String> onTheQuestion() {
        return Topic.of(prompt.question()).map(topic -> say(topic.section()));
    }

    Phase phase() {
        return phase;
    }

    Stance stance() {
        return stance;
    }

    private Map<String, String> filled(Map<String, String> block) {
        return block.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> alone(e.getValue())));
    }

    private String alone(String text) {
        slots.begin();
        return slots.fill(text);
    }

    private String draw(String key, List<String> phrases) {
        if (phrases.isEmpty()) {
            throw new IllegalArgumentException("There are no phrases named " + key + ".");
        }
        Deque<String> deck = decks.get(key);
        if (deck == null || deck.isEmpty()) {
            deck = new ArrayDeque<>(deal(key, phrases));
            decks.put(key, deck);
        }
        return slots.fill(deck.pop());
    }

    /** One's own side's cards by name, the common ones by side: whoever sits next to whom, they differ. */
    private int first(String key) {
        return key.startsWith("lens.")
                ? Math.floorMod(Dice.hash(prompt.name(), prompt.role()), CARDS_AT_MOST)
                : lens.ordinal();
    }

    /**
     * The phrases in this speaker's order. All who discuss a problem hold the same shuffled cards, each beginning at
     * another one, so that experts who cannot hear each other still begin differently.
     */
    private List<String> deal(String key, List<String> phrases) {
        List<String> cards = new ArrayList<>(
                Dice.of(seed, key, prompt.problem(), prompt.question()).shuffled(phrases));
        Collections.rotate(cards, -first(key) - phase.firstCard());
        List<String> fresh = cards.stream()
                .filter(p -> !saidBefore.contains(Slots.literal(p)))
                .toList();
        return fresh.isEmpty() ? cards : fresh;
    }
}
