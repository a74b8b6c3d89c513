package dev.synod.simulator.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The questions into which most problems are split; each has phrases of its own. */
enum Topic {
    CAPACITY("capacity|people, time|resources|staff|afford"),
    FIRSTSTEP("first step|where to (?:start|begin)|smallest|pilot"),
    RISK("go wrong|risk|undone|danger|fail"),
    ALTERNATIVES("instead|alternative|rather than|option"),
    PRESENT("present|today|problems? would|current|status quo|cost");

    private final Pattern words;

    Topic(String words) {
        this.words = Pattern.compile(words);
    }

    static Optional<Topic> of(String question) {
        String text = question.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(topic -> topic.words.matcher(text).find())
                .findFirst();
    }

    String section() {
        return "topic." + name().toLowerCase(Locale.ROOT);
    }
}
