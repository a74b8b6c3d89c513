package dev.synod.session.shell;

import dev.synod.events.session.SessionEvent;

import java.time.Instant;

/** A fact of a session and its place. */
public record NumberedFact(long sequence, Instant at, SessionEvent fact) {}
