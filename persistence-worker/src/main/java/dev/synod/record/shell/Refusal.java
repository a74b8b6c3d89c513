package dev.synod.record.shell;

/** An event that was singled out as the one that can't be stored, and why. */
public record Refusal(RecordedEvent event, EventRefused cause) {}
