package dev.synod.record.shell;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A record as it was on its topic, unchanged, whatever it is. */
@SuppressWarnings("ArrayRecordComponent") // Never compared: its position says which one it is.
public record SourceRecord(
        String topic,
        int partition,
        long offset,
        @Nullable String key,
        List<SourceHeader> headers,
        byte @Nullable [] value) {
    private static final int LONGEST_KEY = 200;

    /** Whose order it keeps: its key, or its position alone if it has none that a table can hold. */
    public String orderKey() {
        return key == null
                        || key.isBlank()
                        || key.length() > LONGEST_KEY
                        || key.chars().anyMatch(Character::isISOControl)
                ? topic + "/" + partition + "/" + offset
                : key;
    }

    /** Header values as text, the last one of a name; headers without value are absent. */
    public Map<String, String> textHeaders() {
        Map<String, String> texts = new LinkedHashMap<>();
        for (SourceHeader header : headers) {
            String text = header.text();
            if (text != null) {
                texts.put(header.name(), text);
            }
        }
        return texts;
    }
}
