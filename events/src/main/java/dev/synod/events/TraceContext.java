package dev.synod.events;

/**
 * W3C trace context, as it stands in headers and outbox columns.
 *
 * @param tracestate empty if there is none
 */
public record TraceContext(String traceparent, String tracestate) {}
