package dev.synod.local.ask;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Several people speaking at once, printed so that it can be read: words are gathered until they fill a line, and
 * each line bears its speaker's name where the speaker changes.
 */
final class Speeches {

    private static final int NAME_COLUMNS = 18;

    private final Screen screen;
    private final Map<String, StringBuilder> unfinished = new HashMap<>();
    private final Map<String, Integer> attempts = new HashMap<>();
    private final Set<String> heard = new HashSet<>();
    private String lastSpeech = "";

    Speeches(Screen screen) {
        this.screen = screen;
    }

    /** Who speaks, and in which colour. */
    record Speaker(String name, int number) {}

    /** Some more words of one speech. A later attempt starts the speech anew. */
    void say(String speech, Speaker speaker, int attempt, String words) {
        if (attempts.merge(speech, attempt, Math::max) > attempt) {
            return;
        }
        heard.add(speech);
        StringBuilder text = unfinished.computeIfAbsent(speech, id -> new StringBuilder());
        text.append(words);
        int width = screen.columns() - NAME_COLUMNS - 3;
        for (int cut = cutAt(text, width); cut >= 0; cut = cutAt(text, width)) {
            print(speech, speaker, text.substring(0, cut));
            text.delete(0, cut + 1);
        }
    }

    /** The speech is over; what is left of it is printed, or all of it if no word was heard before. */
    void end(String speech, Speaker speaker, String whole) {
        StringBuilder rest = unfinished.remove(speech);
        boolean missed = heard.add(speech);
        String text = missed ? whole : rest == null ? "" : rest.toString();
        for (String part : text.strip().split("\\R")) {
            if (!part.isBlank()) {
                Screen.wrap(part, screen.columns() - NAME_COLUMNS - 3).forEach(line -> print(speech, speaker, line));
            }
        }
        lastSpeech = "";
    }

    /** What was said in an attempt is void. */
    void cut(String speech, Speaker speaker, int attempt, String why) {
        unfinished.remove(speech);
        heard.remove(speech);
        attempts.put(speech, attempt + 1);
        print(speech, speaker, screen.paint().faint("(cut off: " + why + "; asked again, the above is void)"));
    }

    /** Where the next line ends: at a line break, or at the last space before the width; -1 if there is too little. */
    private static int cutAt(StringBuilder text, int width) {
        int lineBreak = text.indexOf("\n");
        if (lineBreak >= 0 && lineBreak <= width) {
            return lineBreak;
        }
        if (text.length() <= width) {
            return -1;
        }
        int space = text.lastIndexOf(" ", width);
        return space > 0 ? space : text.indexOf(" ", width);
    }

    private void print(String speech, Speaker speaker, String words) {
        if (words.isBlank()) {
            return;
        }
        String name = speech.equals(lastSpeech) ? "" : speaker.name();
        lastSpeech = speech;
        String shown = name.length() > NAME_COLUMNS ? name.substring(0, NAME_COLUMNS - 1) + "…" : name;
        String column = shown + " ".repeat(NAME_COLUMNS - shown.length()) + " │";
        screen.line(screen.paint().speaker(speaker.number(), column) + " " + words.strip());
    }
}
