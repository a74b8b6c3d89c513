package dev.synod.gateway.core;

import dev.synod.events.session.Cost;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** What a model costs. One US dollar per million tokens is one micro-dollar per token. */
public record Price(BigDecimal inputUsdPerMillion, BigDecimal outputUsdPerMillion) {

    /** The cost of one answer, rounded up: a call is never free by rounding. */
    public Cost of(long inputTokens, long outputTokens) {
        BigDecimal microUsd = inputUsdPerMillion
                .multiply(BigDecimal.valueOf(inputTokens))
                .add(outputUsdPerMillion.multiply(BigDecimal.valueOf(outputTokens)));
        return new Cost(
                inputTokens,
                outputTokens,
                microUsd.setScale(0, RoundingMode.CEILING).longValueExact());
    }
}
