package dev.synod.gateway.adapter.models;

import com.fasterxml.jackson.databind.JsonNode;
import dev.synod.gateway.core.ModelRef;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

import static dev.synod.kit.file.DataFile.echo;

/**
 * An object of the file, read field by field. What is wrong is noted among the problems, and something harmless is
 * given instead, so that the rest is read too.
 */
final class ModelEntry {
    private final String place;
    private final JsonNode json;
    private final List<String> problems;
    private final List<String> read = new ArrayList<>();

    /** @param named the field with its name, to tell somebody which entry it is */
    ModelEntry(String place, String named, JsonNode json, List<String> problems) {
        JsonNode name = json.path(named);
        this.place = name.isTextual() ? place + " " + echo(name) : place;
        this.json = json;
        this.problems = problems;
    }

    boolean isObject() {
        if (!json.isObject()) {
            problems.add("%s: %s is not an object; write {...}".formatted(place, echo(json)));
        }
        return json.isObject();
    }

    ModelRef model() {
        String text = text("model");
        try {
            return text.isEmpty() ? new ModelRef("", "") : ModelRef.parse(text);
        } catch (IllegalArgumentException e) {
            wrong(
                    "model",
                    echo(json.path("model")) + " names no model; write provider/model, or provider/* for all others");
            return new ModelRef("", "");
        }
    }

    String text(String field) {
        JsonNode value = required(field);
        if (value.isTextual() && !value.textValue().isBlank()) {
            return value.textValue().strip();
        }
        if (!isAbsent(value)) {
            wrong(field, echo(value) + " is no text; put words in double quotes");
        }
        return "";
    }

    BigDecimal usd(String field) {
        JsonNode value = required(field);
        if (value.isNumber() && value.decimalValue().signum() >= 0) {
            return value.decimalValue();
        }
        if (!isAbsent(value)) {
            wrong(field, echo(value) + " is no price; write US dollars as a number, 0 or more, without quotes");
        }
        return BigDecimal.ZERO;
    }

    int tokens(String field) {
        JsonNode value = required(field);
        if (value.isInt() && value.intValue() > 0) {
            return value.intValue();
        }
        if (!isAbsent(value)) {
            wrong(field, echo(value) + " is no count of tokens; write a whole number, 1 or more, without quotes");
        }
        return Integer.MAX_VALUE;
    }

    boolean flag(String field) {
        JsonNode value = required(field);
        if (!value.isBoolean() && !isAbsent(value)) {
            wrong(field, echo(value) + " is neither true nor false; write one of them, without quotes");
        }
        return value.asBoolean();
    }

    boolean flagOr(String field, boolean usual) {
        if (json.has(field)) {
            return flag(field);
        }
        read.add(field);
        return usual;
    }

    LocalDate date(String field) {
        JsonNode value = required(field);
        try {
            return isAbsent(value) ? LocalDate.EPOCH : LocalDate.parse(value.asText());
        } catch (DateTimeParseException e) {
            wrong(field, echo(value) + " is no date; write one such as \"2026-11-25\"");
            return LocalDate.EPOCH;
        }
    }

    /** Once everything that it may have is read. */
    void refuseUnread() {
        json.fieldNames().forEachRemaining(field -> {
            if (!read.contains(field)) {
                wrong(field, "is an unknown field; the fields are " + String.join(", ", read));
            }
        });
    }

    void wrong(String field, String what) {
        problems.add("%s, %s: %s".formatted(place, field, what));
    }

    private JsonNode required(String field) {
        read.add(field);
        JsonNode value = json.path(field);
        if (isAbsent(value)) {
            wrong(field, "is missing; add it");
        }
        return value;
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }
}
