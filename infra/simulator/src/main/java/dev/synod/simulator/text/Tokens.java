package dev.synod.simulator.text;

/** Text in pieces as a language model would stream it: a word with its space, long words in parts. */
public final class Tokens {

    private static final int LONGEST = 7;
    private static final int CHARS_PER_TOKEN = 4;

    private Tokens() {}

    /** Where the piece that starts at {@code from} ends (exclusive). */
    public static int endOfPiece(String text, int from) {
        int end = from + 1;
        while (end < text.length() && end - from < LONGEST && !startsWord(text, end)) {
            end++;
        }
        return end < text.length() && Character.isLowSurrogate(text.charAt(end)) ? end + 1 : end;
    }

    /** How many pieces a text has. */
    public static int count(String text) {
        int count = 0;
        for (int at = 0; at < text.length(); at = endOfPiece(text, at)) {
            count++;
        }
        return count;
    }

    /** The first pieces of a text. */
    public static String first(String text, int pieces) {
        int at = 0;
        for (int i = 0; i < pieces && at < text.length(); i++) {
            at = endOfPiece(text, at);
        }
        return text.substring(0, at);
    }

    /** What a text costs as input; about a token for four characters, at least one. */
    public static int estimate(String text) {
        return Math.max(1, (text.length() + CHARS_PER_TOKEN - 1) / CHARS_PER_TOKEN);
    }

    private static boolean startsWord(String text, int at) {
        return Character.isWhitespace(text.charAt(at)) && !Character.isWhitespace(text.charAt(at - 1));
    }
}
