package dev.synod.gateway.shell.route;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;

import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * One way in which a provider fails, and what has to come of it. The tables under {@code error-matrix} explain the
 * columns.
 */
record MatrixRow(
        String provider,
        String what,
        Asks asks,
        How how,
        int status,
        @Nullable String headers,
        @Nullable String code,
        int asked,
        String end,
        String body) {

    /** What for. */
    enum Asks {
        WHOLE,
        STREAM,
        EMBED,
        SEARCH
    }

    /** What follows what it says. */
    enum How {
        ENDS,
        CUTS,
        HANGS
    }

    /**
     * What came of it.
     *
     * @param codes of the failed attempts
     * @param end {@code first} or {@code second}, who answered, or {@code truncated} by the first, or the failure's code
     */
    record Outcome(List<String> codes, int askedFirst, int askedSecond, String end) {}

    Outcome expected() {
        boolean passedOn = end.equals("second");
        return new Outcome(codes(), asked, passedOn ? 1 : 0, end.equals("failed") ? failure() : end);
    }

    /** If there is no second. */
    Outcome expectedAlone() {
        boolean answered = code == null;
        return new Outcome(codes(), asked, 0, answered ? end : failure());
    }

    private List<String> codes() {
        return code == null ? List.of() : Collections.nCopies(asked, code);
    }

    private String failure() {
        return Objects.requireNonNull(code);
    }

    static MatrixRow of(ArgumentsAccessor line) {
        return new MatrixRow(
                line.getString(0),
                line.getString(1),
                line.get(2, Asks.class),
                line.get(3, How.class),
                line.getInteger(4),
                line.getString(5),
                line.getString(6),
                line.getInteger(7),
                line.getString(8),
                Objects.requireNonNullElse(line.getString(9), ""));
    }
}
