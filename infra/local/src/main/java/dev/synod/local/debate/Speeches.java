package dev.synod.local.debate;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Several people speaking at once, printed so that it can be read: one has the floor and is heard as the words come;
 * what the others say meanwhile is kept, and printed when their turn comes. Words that come after a speech's end are
 * late and void.
 */
final class Speeches {

    private static final int NAME_COLUMNS = 18;

    private final Screen screen;
    private final Map<String, Integer> attempts = new HashMap<>();
    private final Map<String, Waiting> waiting = new LinkedHashMap<>();
    private final Set<String> over = new HashSet<>();
    private @Nullable Floor floor;

    Speeches(Screen screen) {
        this.screen = screen;
    }

    /** Who speaks, and in which colour. */
    record Speaker(String name, int number) {}

    /** Who is heard just now; {@code line} is not long enough to be printed yet. */
    private static final class Floor {
        private final String speech;
        private final Speaker speaker;
        private final StringBuilder heard = new StringBuilder();
        private final StringBuilder line = new StringBuilder();
        private boolean named;

        Floor(String speech, Speaker speaker) {
            this.speech = speech;
            this.speaker = speaker;
        }
    }

    /** A speech that is kept for later. */
    private record Waiting(Speaker speaker, String text, boolean ended) {}

    /** Some more words of one speech. A later attempt starts the speech anew. */
    void say(String speech, Speaker speaker, int attempt, String words) {
        if (over.contains(speech) || attempts.merge(speech, attempt, Math::max) > attempt) {
            return;
        }
        if (floor == null) {
            floor = new Floor(speech, speaker);
        }
        if (floor.speech.equals(speech)) {
            speak(floor, words);
        } else {
            Waiting earlier = waiting.get(speech);
            waiting.put(speech, new Waiting(speaker, (earlier == null ? "" : earlier.text()) + words, false));
        }
    }

    /** The speech is over, and this is all of it: its end is shown even if the last words got lost on the way. */
    void end(String speech, Speaker speaker, String whole) {
        over.add(speech);
        if (floor != null && !floor.speech.equals(speech)) {
            waiting.put(speech, new Waiting(speaker, whole, true));
            return;
        }
        if (floor == null) {
            floor = new Floor(speech, speaker);
        }
        if (whole.startsWith(floor.heard.toString())) {
            speak(floor, whole.substring(floor.heard.length()));
        }
        handOver(floor);
    }

    /** What was said in an attempt is void. */
    void cut(String speech, Speaker speaker, int attempt, String why) {
        attempts.put(speech, attempt + 1);
        waiting.computeIfPresent(speech, (id, kept) -> new Waiting(speaker, "", false));
        if (floor != null && floor.speech.equals(speech)) {
            floor.line.setLength(0);
            floor.heard.setLength(0);
            print(floor, screen.paint().faint("(cut off: " + why + "; asked again, the above is void)"));
        }
    }

    /** This speaker will not go on. */
    void abandon(Speaker speaker) {
        waiting.entrySet().removeIf(kept -> {
            boolean unfinished = kept.getValue().speaker().equals(speaker)
                    && !kept.getValue().ended();
            return unfinished && over.add(kept.getKey());
        });
        if (floor != null && floor.speaker.equals(speaker)) {
            over.add(floor.speech);
            handOver(floor);
        }
    }

    /** Whether somebody is in the middle of a speech. */
    boolean busy() {
        return floor != null;
    }

    /** Prints whatever is kept, finished or not: nobody will go on. */
    void finish() {
        while (floor != null) {
            handOver(floor);
        }
    }

    /** The floor goes to whoever has finished meanwhile, one after the other, then to whoever is still speaking. */
    private void handOver(Floor leaving) {
        print(leaving, leaving.line.toString());
        floor = null;
        next(true);
        if (floor == null) {
            next(false);
        }
    }

    private void next(boolean ended) {
        Iterator<Map.Entry<String, Waiting>> kept = waiting.entrySet().iterator();
        while (kept.hasNext()) {
            Map.Entry<String, Waiting> speech = kept.next();
            if (speech.getValue().ended() == ended) {
                kept.remove();
                Floor taken = new Floor(speech.getKey(), speech.getValue().speaker());
                speak(taken, speech.getValue().text());
                if (!ended) {
                    floor = taken;
                    return;
                }
                print(taken, taken.line.toString());
            }
        }
    }

    private void speak(Floor speaking, String words) {
        speaking.heard.append(words);
        StringBuilder line = speaking.line.append(words);
        int width = screen.columns() - NAME_COLUMNS - 3;
        for (int cut = cutAt(line, width); cut >= 0; cut = cutAt(line, width)) {
            print(speaking, line.substring(0, cut));
            line.delete(0, cut + 1);
        }
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

    private void print(Floor speaking, String words) {
        if (words.isBlank()) {
            return;
        }
        String name = speaking.named ? "" : speaking.speaker.name();
        speaking.named = true;
        String shown = name.length() > NAME_COLUMNS ? name.substring(0, NAME_COLUMNS - 1) + "…" : name;
        String column = shown + " ".repeat(NAME_COLUMNS - shown.length()) + " │";
        screen.line(screen.paint().speaker(speaking.speaker.number(), column) + " " + words.strip());
    }
}
