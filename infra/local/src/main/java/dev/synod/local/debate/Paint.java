package dev.synod.local.debate;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Colours for a terminal; plain text where nobody sees colours.
 *
 * @param colours whether escape sequences are written
 */
public record Paint(boolean colours) {

    private static final List<Integer> SPEAKERS = List.of(36, 33, 35, 32, 34, 31, 96);

    /** Colours on a terminal, unless {@code NO_COLOR} is set. */
    public static Paint detect(boolean terminal, @Nullable String noColor) {
        return new Paint(terminal && (noColor == null || noColor.isEmpty()));
    }

    /** Stands out. */
    public String strong(String text) {
        return paint(1, text);
    }

    /** Steps back. */
    public String faint(String text) {
        return paint(2, text);
    }

    /** Something is wrong. */
    public String alarm(String text) {
        return paint(31, text);
    }

    /** The colour of the nth speaker. */
    public String speaker(int number, String text) {
        return paint(SPEAKERS.get(number % SPEAKERS.size()), text);
    }

    private String paint(int code, String text) {
        return colours ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
