package dev.synod.simulator.fault;

import dev.synod.simulator.Provider;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads a fault from JSON and refuses, with a helpful text, what would silently do nothing. */
final class FaultReader {

    private static final Set<String> COMMON = Set.of("kind", "rate", "times", "models");
    private static final long LONGEST_LATENCY_MILLIS = 3_600_000;

    private final JsonObject json;

    private FaultReader(JsonObject json) {
        this.json = json;
    }

    static Fault read(Provider provider, JsonObject json) {
        return new FaultReader(json).fault(provider);
    }

    private Fault fault(Provider provider) {
        FaultKind kind = kind();
        if (kind.ofModels() && !provider.talks()) {
            throw new BadFault("kind: " + provider.wireName() + " has no language model, so '" + kind.wireName()
                    + "' cannot happen there. Use it on anthropic or openai.");
        }
        checkNames(kind);
        String finishReason = json.getValue("finishReason") == null ? "stop" : text("finishReason");
        if (!Set.of("stop", "content_filter").contains(finishReason)) {
            throw new BadFault("finishReason: must be 'stop' or 'content_filter', not '" + finishReason + "'.");
        }
        return new Fault(
                kind,
                kind == FaultKind.STATUS ? (int) whole("status", 400, 599, null) : 200,
                retryAfter(),
                kind == FaultKind.LATENCY ? whole("latencyMillis", 1, LONGEST_LATENCY_MILLIS, null) : 0,
                (int) whole("afterTokens", 0, 1_000_000, -1L),
                rate(),
                (int) whole("times", 1, 1_000_000, 0L),
                models(),
                finishReason);
    }

    private FaultKind kind() {
        String name = text("kind");
        return Arrays.stream(FaultKind.values())
                .filter(kind -> kind.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> new BadFault("kind: must be one of " + kinds() + ", not '" + name + "'."));
    }

    private void checkNames(FaultKind kind) {
        for (String name : json.fieldNames()) {
            if (!COMMON.contains(name) && !kind.settings().contains(name)) {
                Set<String> allowed = new TreeSet<>(COMMON);
                allowed.addAll(kind.settings());
                throw new BadFault(name + ": not a setting of kind '" + kind.wireName() + "', which takes "
                        + String.join(", ", allowed) + ".");
            }
        }
    }

    private @Nullable String retryAfter() {
        Object value = json.getValue("retryAfter");
        if (value == null) {
            return null;
        }
        String text = String.valueOf(value);
        if (text.matches("\\d{1,9}")) {
            return text;
        }
        try {
            DateTimeFormatter.RFC_1123_DATE_TIME.parse(text);
            return text;
        } catch (DateTimeParseException e) {
            throw new BadFault("retryAfter: must be whole seconds such as 20, or an HTTP date such as"
                    + " 'Tue, 01 Dec 2026 09:00:00 GMT', not '" + text + "'.");
        }
    }

    private double rate() {
        Object value = json.getValue("rate");
        if (value == null) {
            return 1;
        }
        if (value instanceof Number number && number.doubleValue() >= 0 && number.doubleValue() <= 1) {
            return number.doubleValue();
        }
        throw new BadFault("rate: must be a number from 0 to 1, not " + value + ".");
    }

    private List<String> models() {
        Object value = json.getValue("models");
        if (value == null) {
            return List.of();
        }
        if (value instanceof JsonArray array && array.stream().allMatch(String.class::isInstance)) {
            return array.stream().map(String::valueOf).toList();
        }
        throw new BadFault("models: must be an array of model names, such as [\"gpt-4o\"].");
    }

    private long whole(String name, long least, long most, @Nullable Long otherwise) {
        Object value = json.getValue(name);
        if (value == null && otherwise != null) {
            return otherwise;
        }
        boolean integral = value instanceof Integer || value instanceof Long;
        if (integral && ((Number) value).longValue() >= least && ((Number) value).longValue() <= most) {
            return ((Number) value).longValue();
        }
        throw new BadFault(name + ": must be a whole number from " + least + " to " + most + ", "
                + (value == null ? "and is missing." : "not " + value + "."));
    }

    private String text(String name) {
        if (json.getValue(name) instanceof String text) {
            return text;
        }
        throw new BadFault(name + ": must be a text" + (name.equals("kind") ? ", one of " + kinds() : "") + ".");
    }

    private static String kinds() {
        return Arrays.stream(FaultKind.values()).map(FaultKind::wireName).collect(Collectors.joining(", "));
    }
}
