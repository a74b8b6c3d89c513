package dev.synod.gateway.core;

/**
 * What a model said.
 *
 * @param finishReason {@code stop} or {@code length}
 * @param model as the provider names it, often more exact than what was asked for
 */
public record Completion(String text, String finishReason, String model, long inputTokens, long outputTokens)
        implements ProviderAnswer {}
