package dev.synod.kit.log;

import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/** Fields that only some lines have. */
public final class LogFields {
    private LogFields() {}

    /**
     * Writes lines with fields.
     *
     * @param lines writes them at once, and nothing else
     */
    public static void during(Map<String, String> fields, Runnable lines) {
        Map<String, @Nullable Object> before = new LinkedHashMap<>();
        fields.forEach((name, value) -> {
            before.put(name, MDC.get(name));
            MDC.put(name, value);
        });
        try {
            lines.run();
        } finally {
            before.forEach(LogFields::restore);
        }
    }

    private static void restore(String name, @Nullable Object value) {
        if (value == null) {
            MDC.remove(name);
        } else {
            MDC.put(name, value);
        }
    }
}
