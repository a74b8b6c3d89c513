package dev.synod.simulator.json;

import io.vertx.core.json.JsonObject;

import java.util.Locale;
import java.util.stream.Stream;

/** Text fitted to a string's format, pattern and lengths. Patterns beyond identifiers, numbers and codes may fail. */
final class Strings {

    private Strings() {}

    static String within(JsonObject schema, String text, FieldText fields) {
        String formatted =
                switch (schema.getString("format", "")) {
                    case "date" -> "2026-12-01";
                    case "date-time" -> "2026-12-01T09:00:00Z";
                    case "time" -> "09:00:00Z";
                    case "duration" -> "P30D";
                    case "uri", "url", "iri" -> "https://www.example.org/" + slug(text);
                    case "email" -> "council@example.org";
                    case "uuid" -> "0190f6a0-0000-7000-8000-000000000001";
                    case "hostname" -> "www.example.org";
                    default -> patterned(schema.getString("pattern", ""), text);
                };
        return sized(schema, formatted, fields);
    }

    private static String patterned(String pattern, String text) {
        if (pattern.isEmpty()) {
            return text;
        }
        String slug = slug(text);
        return Stream.of(
                        text,
                        slug,
                        slug.replace('-', '_'),
                        slug.replace("-", ""),
                        slug.toUpperCase(Locale.ROOT),
                        "a",
                        "A",
                        "1",
                        "10",
                        "100",
                        "A1",
                        "A-1",
                        "ABC",
                        "en",
                        "EUR",
                        "1.0.0",
                        "2026-12-01",
                        "#336699")
                .filter(candidate -> candidate.matches("(?s).*(?:" + pattern + ").*"))
                .findFirst()
                .orElse(text);
    }

    private static String sized(JsonObject schema, String text, FieldText fields) {
        int least = schema.getInteger("minLength", 0);
        int most = schema.getInteger("maxLength", Integer.MAX_VALUE);
        StringBuilder longEnough = new StringBuilder(text);
        while (longEnough.codePointCount(0, longEnough.length()) < least) {
            longEnough.append(longEnough.isEmpty() ? "" : " ").append(fields.filler());
        }
        return shortened(longEnough.toString(), most);
    }

    /** Cut at the end of a sentence where one fits in, else of a word, else anywhere. */
    private static String shortened(String text, int most) {
        if (text.codePointCount(0, text.length()) <= most) {
            return text;
        }
        String cut = text.substring(0, text.offsetByCodePoints(0, most));
        int sentence = cut.lastIndexOf(". ");
        int word = cut.lastIndexOf(' ');
        if (sentence > most / 2) {
            return cut.substring(0, sentence + 1);
        }
        return word > most / 2 ? cut.substring(0, word) : cut;
    }

    static String slug(String text) {
        String slug =
                text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String brief = slug.length() > 40 ? slug.substring(0, 40).replaceAll("-[^-]*$", "") : slug;
        return brief.isEmpty() ? "item" : brief;
    }
}
