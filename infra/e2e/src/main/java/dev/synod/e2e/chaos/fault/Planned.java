package dev.synod.e2e.chaos.fault;

import java.time.Duration;
import java.util.Locale;

/**
 * A fault and its time.
 *
 * @param at since the begin of the run
 */
public record Planned(Duration at, Fault fault) {

    /** In one line, for people. */
    @Override
    public String toString() {
        String length = fault.lasts().isZero()
                ? ""
                : String.format(Locale.ROOT, " for %.1f s", fault.lasts().toMillis() / 1000.0);
        return String.format(Locale.ROOT, "%7.1f s  %s%s", at.toMillis() / 1000.0, fault.kind(), length);
    }
}
