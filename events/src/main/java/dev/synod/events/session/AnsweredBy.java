package dev.synod.events.session;

/**
 * Who wrote a text.
 *
 * @param requestId the gateway request that it answers
 * @param substitute true if it is not the first choice of the member's route
 */
public record AnsweredBy(String requestId, String provider, String model, boolean substitute) {}
