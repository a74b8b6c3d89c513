package dev.synod.local.cli.letters;

import picocli.CommandLine.Option;

import java.util.LinkedHashMap;
import java.util.Map;

/** Which letters are meant. */
final class LetterFilter {

    static final LetterFilter NONE = new LetterFilter();

    @Option(names = "--state", paramLabel = "STATE", description = "waiting, behind, parked, stored or discarded.")
    private String state = "";

    @Option(names = "--cause", paramLabel = "CAUSE", description = "unreadable, refused or behind.")
    private String cause = "";

    @Option(names = "--session", paramLabel = "SESSION", description = "Only those of this session.")
    private String session = "";

    boolean namesState() {
        return !state.isEmpty();
    }

    Map<String, String> inState(String wanted) {
        Map<String, String> filter = new LinkedHashMap<>(Map.of("state", wanted));
        if (!cause.isEmpty()) {
            filter.put("cause", cause);
        }
        if (!session.isEmpty()) {
            filter.put("session", session);
        }
        return filter;
    }

    Map<String, String> asSaid() {
        return inState(state);
    }
}
