package dev.synod.stream.shell;

import dev.synod.stream.StreamConfig;

import java.time.InstantSource;

/** What every viewer shares. */
public record Surroundings(
        EventMemory memory, History history, StreamMetrics metrics, StreamConfig config, InstantSource clock) {}
