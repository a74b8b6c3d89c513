package dev.synod.record.shell;

/** A record that came, read as far as it can be. */
public sealed interface Arrival {
    /** The record itself. */
    SourceRecord source();

    /** It is an event. */
    record Sound(SourceRecord source, RecordedEvent event) implements Arrival {}

    /** This release can't read it. */
    record Unreadable(SourceRecord source, RuntimeException failure) implements Arrival {}

    /** Reads a record. */
    static Arrival of(SourceRecord source) {
        try {
            return new Sound(source, EventReader.read(source));
        } catch (RuntimeException unreadable) {
            return new Unreadable(source, unreadable);
        }
    }
}
