package dev.synod.gateway.core;

import dev.synod.events.session.Cost;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** What an answer costs: models by tokens, searches by request. */
public record Price(BigDecimal inputUsdPerMillion, BigDecimal outputUsdPerMillion, BigDecimal usdPerRequest) {
    private static final BigDecimal MICRO_USD = BigDecimal.valueOf(1_000_000);

    public static Price perMillionTokens(BigDecimal inputUsd, BigDecimal outputUsd) {
        return new Price(inputUsd, outputUsd, BigDecimal.ZERO);
    }

    public static Price perRequest(BigDecimal usd) {
        return new Price(BigDecimal.ZERO, BigDecimal.ZERO, usd);
    }

    /** The cost of one answer, rounded up: a call is never free by rounding. */
    public Cost of(ProviderAnswer answer) {
        // One US dollar per million tokens is one micro-dollar per token.
        BigDecimal microUsd = inputUsdPerMillion
                .multiply(BigDecimal.valueOf(answer.inputTokens()))
                .add(outputUsdPerMillion.multiply(BigDecimal.valueOf(answer.outputTokens())))
                .add(usdPerRequest.multiply(MICRO_USD));
        return new Cost(
                answer.inputTokens(),
                answer.outputTokens(),
                microUsd.setScale(0, RoundingMode.CEILING).longValueExact());
    }
}
