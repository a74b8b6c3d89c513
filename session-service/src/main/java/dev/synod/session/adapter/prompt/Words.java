package dev.synod.session.adapter.prompt;

import dev.synod.session.core.desk.Reply;

import java.util.List;
import java.util.regex.Pattern;

/** A contribution: what is said, and what the speaker wants looked up, each on a line {@code SEARCH: words}. */
record Words(String text, List<String> searches) {
    private static final int MOST_SEARCHES = 2;
    private static final Pattern SEARCH =
            Pattern.compile("^[ \\t*_`]*SEARCH:[ \\t]*(\\S.*?)[ \\t*_`]*$\\R?", Pattern.MULTILINE);

    static Words read(String text) {
        List<String> searches = SEARCH.matcher(text)
                .results()
                .map(found -> Excerpt.of(found.group(1), Excerpt.QUERY))
                .distinct()
                .limit(MOST_SEARCHES)
                .toList();
        return new Words(SEARCH.matcher(text).replaceAll("").strip(), searches);
    }

    Reply reply() {
        return text.isEmpty() ? new Reply.Unreadable("the answer is empty") : new Reply.Prose(text, searches);
    }
}
