package dev.synod.record.shell;

import java.util.ArrayList;
import java.util.List;

/**
 * What of a batch was not stored; all else was.
 *
 * @param refused events that the database refuses: letters now, unless they were before
 * @param behind sound ones whose key is held: letters now
 */
public record Report(List<Refusal> refused, List<RecordedEvent> behind) {
    static final Report ALL_STORED = new Report(List.of(), List.of());

    static Report of(List<Report> parts) {
        List<Refusal> refused = new ArrayList<>();
        List<RecordedEvent> behind = new ArrayList<>();
        for (Report part : parts) {
            refused.addAll(part.refused);
            behind.addAll(part.behind);
        }
        return new Report(refused, behind);
    }

    /** An event that was singled out as one that can't be stored, and why. */
    public record Refusal(RecordedEvent event, EventRefused cause) {}
}
