package dev.synod.session.adapter.prompt;

import java.util.regex.Pattern;

/** Takes the power off text that users and models wrote: within {@code <data>} it is data and stays in it. */
final class Fence {
    private static final Pattern TAG = Pattern.compile("<(?=\\s*/?\\s*data\\b)", Pattern.CASE_INSENSITIVE);

    private Fence() {}

    /** The text with every opening or closing data tag made harmless, otherwise to the letter. */
    static String inside(String text) {
        return TAG.matcher(text).replaceAll("&lt;");
    }
}
