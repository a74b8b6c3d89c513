package dev.synod.stream.shell.session;

import dev.synod.stream.StreamConfig;
import dev.synod.stream.shell.connection.StreamMetrics;

import java.time.InstantSource;

/** What every viewer shares. */
public record Surroundings(
        EventMemory memory, History history, StreamMetrics metrics, StreamConfig config, InstantSource clock) {}
