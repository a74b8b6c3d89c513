package dev.synod.gateway.core;

import dev.synod.events.session.Cost;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** What an answer costs: models by tokens, searches by request. */
public record Price(BigDecimal inputUsdPerMillion, BigDecimal outputUsdPerMillion, BigDecimal usdPerRequest) {
    /** More than any answer costs: a provider that counts absurdly must not break what is counted. */
    private static final BigDecimal MOST_MICRO_USD = BigDecimal.valueOf(1_000_000_000_000L);

    public static Price perMillionTokens(BigDecimal inputUsd, BigDecimal outputUsd) {
        return new Price(inputUsd, outputUsd, BigDecimal.ZERO);
    }

    public static Price perRequest(BigDecimal usd) {
        return new Price(BigDecimal.ZERO, BigDecimal.ZERO, usd);
    }

    /** The cost of one answer, rounded up: a call is never free by rounding. */
    public Cost of(ProviderAnswer answer) {
        long input = Math.max(0, answer.inputTokens());
        long output = Math.max(0, answer.outputTokens());
        return new Cost(input, output, microUsd(input, output));
    }

    /** What so many tokens, of one request, cost in millionths of a US dollar. */
    public long microUsd(long inputTokens, long outputTokens) {
        // One US dollar per million tokens is one micro-dollar per token.
        BigDecimal microUsd = inputUsdPerMillion
                .multiply(BigDecimal.valueOf(inputTokens))
                .add(outputUsdPerMillion.multiply(BigDecimal.valueOf(outputTokens)))
                .add(usdPerRequest.multiply(MicroUsd.PER_USD));
        return microUsd.min(MOST_MICRO_USD).setScale(0, RoundingMode.CEILING).longValueExact();
    }
}
