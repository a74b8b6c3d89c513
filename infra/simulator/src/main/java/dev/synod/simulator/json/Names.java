package dev.synod.simulator.json;

import java.util.Locale;

/** Property names made comparable. */
final class Names {

    private Names() {}

    /** Lower case, without separators. */
    static String plain(String property) {
        return property.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    /** "risk" for "risks", "opportunity" for "opportunities"; criteria stay as they are. */
    static String singular(String property) {
        if (property.endsWith("ies")) {
            return property.substring(0, property.length() - 3) + "y";
        }
        boolean plural = property.endsWith("s") && !property.endsWith("ss") && !property.endsWith("us");
        return plural ? property.substring(0, property.length() - 1) : property;
    }
}
