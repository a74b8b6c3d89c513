package dev.synod.session.adapter.prompt;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a prompt strictly: what stands outside its data. */
final class Outside {
    private static final Pattern OPENING = Pattern.compile("<data(?: [a-z]+=\"[^\"<>\\p{Cntrl}]*\")+>");
    private static final String CLOSING = "</data>";

    private Outside() {}

    /** The prompt without its data blocks, nor the one mention of them in our own instruction. */
    static String of(String prompt) {
        StringBuilder outside = new StringBuilder();
        Matcher opening = OPENING.matcher(prompt);
        int at = 0;
        while (opening.find(at)) {
            outside.append(prompt, at, opening.start());
            int closing = prompt.indexOf(CLOSING, opening.end());
            if (closing < 0) {
                throw new AssertionError("a block of data does not end: " + prompt.substring(opening.start()));
            }
            if (prompt.substring(opening.end(), closing).contains("<data")) {
                throw new AssertionError("data within data: " + prompt.substring(opening.start(), closing));
            }
            at = closing + CLOSING.length();
        }
        return outside.append(prompt, at, prompt.length()).toString();
    }
}
