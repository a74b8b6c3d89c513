package dev.synod.stream.adapter.http;

import dev.synod.stream.shell.connection.Connection;
import dev.synod.stream.shell.connection.Line;

import java.util.function.Function;

/** A response that stays open: {@link StreamWriter} takes it over. */
record OpenStream(Function<Line, Connection> begin) {}
