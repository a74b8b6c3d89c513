package dev.synod.record.shell.retention;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/** An event as it is stored, all its attributes and its data byte for byte. */
public record ArchivedEvent(
        UUID sessionId,
        long sequence,
        String id,
        String type,
        String source,
        Instant time,
        String data,
        @Nullable String traceparent) {}
