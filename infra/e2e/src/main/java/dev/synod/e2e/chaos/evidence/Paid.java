package dev.synod.e2e.chaos.evidence;

import java.time.Instant;

/** A provider's complete answer to a request, for which it would want money; and when it was asked. */
public record Paid(String requestId, String provider, Instant askedAt) {}
