package dev.synod.record.shell.retention;

import dev.synod.events.StructuredEvent;

import java.io.IOException;
import java.util.Iterator;

/** Where histories go that the database is not to keep. */
public interface Archive {
    /**
     * Writes events for good: when it returns they outlive a crash. What stood under the name goes.
     *
     * @param name of the lot, without ending
     * @return where they are, and how many are found there when looked at again
     */
    Receipt write(String name, Iterator<StructuredEvent> events) throws IOException;

    /** What was written. */
    record Receipt(String place, long events) {}
}
