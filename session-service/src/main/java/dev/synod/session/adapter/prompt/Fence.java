package dev.synod.session.adapter.prompt;

import java.util.regex.Pattern;

/** Takes the power off text that users and models wrote: within {@code <data>} it is data and stays in it. */
final class Fence {
    /** Also what a reader may take for one: letters and brackets that look alike, characters that can't be seen. */
    private static final Pattern TAG = Pattern.compile(
            "[<\\uFF1C\\uFE64](?=[\\s\\p{Cf}]*[/\\uFF0F]?[\\s\\p{Cf}]*"
                    + "[d\\uFF44]\\p{Cf}*[a\\uFF41\\u0430]\\p{Cf}*[t\\uFF54\\u0442]\\p{Cf}*[a\\uFF41\\u0430](?!\\w))",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern BREAKOUT = Pattern.compile("[<>\"\\p{Cntrl}]");

    private Fence() {}

    /** The text as the value of a tag's attribute: it can't end the value, nor the tag. */
    static String attribute(String text) {
        return BREAKOUT.matcher(text).replaceAll(" ");
    }

    /** The text with every opening or closing data tag made harmless, otherwise to the letter. */
    static String inside(String text) {
        return TAG.matcher(text).replaceAll("&lt;");
    }
}
