package dev.synod.local.cli.letters;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Dead letters in words. */
final class LetterText {

    private static final String ROW = "%-6s  %-9s  %-10s  %-36s  %-34s  %5s  %-19s  %s";
    private static final int REASON = 80;

    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("eventId", "event"),
            Map.entry("eventType", "type"),
            Map.entry("attempts", "retries"),
            Map.entry("firstFailedAt", "since"),
            Map.entry("lastTriedAt", "tried"),
            Map.entry("nextTryAt", "next try"),
            Map.entry("closedAt", "closed"),
            Map.entry("closedBy", "by"),
            Map.entry("closedReason", "because"));
    private static final List<String> ORDER = List.of(
            "state",
            "cause",
            "reason",
            "key",
            "eventId",
            "eventType",
            "attempts",
            "firstFailedAt",
            "lastTriedAt",
            "nextTryAt",
            "closedAt",
            "closedBy",
            "closedReason",
            "exception");

    private LetterText() {}

    /** One line each below a head, or the word that there are none. */
    static List<String> table(List<JsonNode> letters) {
        if (letters.isEmpty()) {
            return List.of("no dead letters");
        }
        List<String> lines = new ArrayList<>();
        lines.add(ROW.formatted("ID", "STATE", "CAUSE", "KEY", "TYPE", "TRIES", "SINCE", "REASON"));
        for (JsonNode letter : letters) {
            lines.add(ROW.formatted(
                    letter.path("id").asText(),
                    text(letter, "state"),
                    text(letter, "cause"),
                    text(letter, "key"),
                    text(letter, "eventType"),
                    letter.path("attempts").asText(),
                    seconds(text(letter, "firstFailedAt")),
                    shortened(text(letter, "reason"))));
        }
        return lines;
    }

    /** Everything, the record at the end. */
    static List<String> all(JsonNode letter) {
        List<String> lines = new ArrayList<>();
        lines.add("dead letter " + letter.path("id").asText());
        for (String field : ORDER) {
            if (letter.hasNonNull(field)) {
                lines.add(line(
                        FIELDS.getOrDefault(field, field), letter.get(field).asText()));
            }
        }
        lines.add(line(
                "at",
                "%s, partition %s, offset %s"
                        .formatted(
                                text(letter, "topic"),
                                letter.path("partition").asText(),
                                letter.path("offset").asText())));
        if (letter.hasNonNull("stack")) {
            letter.get("stack").asText().lines().forEach(frame -> lines.add("    " + frame));
        }
        letter.path("history")
                .forEach(entry -> lines.add(line(
                        seconds(text(entry, "at")),
                        text(entry, "what")
                                + (entry.hasNonNull("detail") ? ": " + shortened(text(entry, "detail")) : ""))));
        letter.path("headers")
                .forEach(header -> lines.add(line(
                        "header",
                        text(header, "name") + ": "
                                + (header.hasNonNull("base64")
                                        ? "base64 " + text(header, "base64")
                                        : text(header, "value")))));
        lines.add(
                letter.hasNonNull("valueBase64")
                        ? line("value", "base64 " + text(letter, "valueBase64"))
                        : line("value", text(letter, "value")));
        return lines;
    }

    private static String line(String what, String text) {
        return String.format(Locale.ROOT, "  %-19s  %s", what, text);
    }

    private static String text(JsonNode node, String field) {
        return node.hasNonNull(field) ? node.get(field).asText() : "-";
    }

    /** A time without its fraction. */
    private static String seconds(String time) {
        return time.length() > 19 ? time.substring(0, 19) : time;
    }

    private static String shortened(String text) {
        String line = text.lines().findFirst().orElse("");
        return line.length() > REASON ? line.substring(0, REASON - 1) + "…" : line;
    }
}
