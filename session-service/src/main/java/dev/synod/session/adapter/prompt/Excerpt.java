package dev.synod.session.adapter.prompt;

/** As much of a text as a prompt has room for, so that prompts stay bounded however long the debate. */
final class Excerpt {
    /** Characters of each kind of text. An answer of 800 tokens has about 3,200. */
    static final int PROBLEM = 20_000;

    static final int CONTRIBUTION = 4_000;
    static final int SYNTHESIS = 6_000;
    static final int SUMMARY = 3_000;
    static final int REMARK = 2_000;
    static final int SNIPPET = 300;
    static final int QUERY = 200;

    private Excerpt() {}

    /** The text, or its beginning with an ellipsis; never half a character. */
    static String of(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + "…";
    }
}
