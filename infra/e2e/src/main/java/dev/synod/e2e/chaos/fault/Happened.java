package dev.synod.e2e.chaos.fault;

import java.time.Instant;

/**
 * A fault that was made.
 *
 * @param until when it was over; of a crash, when the process was gone
 */
public record Happened(Fault fault, Instant from, Instant until) {}
