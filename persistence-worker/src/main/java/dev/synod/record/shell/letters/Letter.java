package dev.synod.record.shell.letters;

import dev.synod.record.shell.RecordedEvent;
import dev.synod.record.shell.SourceRecord;

/** An open letter that is to be tried. */
public record Letter(long id, SourceRecord source) {
    /** One that this release can read. */
    public record Sound(long id, RecordedEvent event) {}
}
