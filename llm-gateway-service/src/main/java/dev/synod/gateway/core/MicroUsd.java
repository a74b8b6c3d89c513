package dev.synod.gateway.core;

import java.math.BigDecimal;

/** Money as it is counted here: whole millionths of a US dollar. */
public final class MicroUsd {
    /** In one US dollar. */
    static final BigDecimal PER_USD = BigDecimal.valueOf(1_000_000);

    private MicroUsd() {}

    /** In dollars, for a sum that need not be exact. */
    public static double toUsd(long microUsd) {
        return microUsd / PER_USD.doubleValue();
    }

    /** As people read it, such as {@code 0.0123 USD}. */
    public static String text(long microUsd) {
        BigDecimal usd = BigDecimal.valueOf(microUsd, 6).stripTrailingZeros();
        return (usd.scale() < 2 ? usd.setScale(2) : usd).toPlainString() + " USD";
    }
}
