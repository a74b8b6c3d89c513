package dev.synod.simulator.text;

import java.util.List;
import java.util.Locale;

/** Where a council ends on a problem; all experts move there, so that rounds, synthesis and verdict agree. */
public enum Outlook {
    STAGED,
    PILOT,
    WAIT;

    /** The outlook for a problem, the same for all who are asked about it. */
    static Outlook on(String problem, long seed) {
        return Dice.of(seed, "outlook", problem).pick(List.of(values()));
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    String section(String prefix) {
        return prefix + "." + wireName();
    }
}
