package dev.synod.kit.identity;

import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.InvalidJwtSignatureException;
import org.jose4j.lang.UnresolvableKeyException;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Why a token or a ticket was refused. */
public enum Refusal {
    MISSING,
    EXPIRED,
    SIGNATURE,
    ISSUER,
    /** Signed by a key that the issuer doesn't have. */
    KEY,
    /** Signed by a key that isn't known, while the issuer can't be asked for it: perhaps the token is good. */
    ISSUER_AWAY,
    MALFORMED;

    /** What an authentication failed for. */
    public static Refusal of(Throwable failure) {
        return find(failure, TokenRefused.class).map(TokenRefused::reason).orElse(MALFORMED);
    }

    /** Reads it from what the verification threw. */
    static Refusal ofVerification(Throwable failure) {
        if (find(failure, IssuerAway.class).isPresent()) {
            return ISSUER_AWAY;
        }
        if (find(failure, UnresolvableKeyException.class).isPresent()) {
            return KEY;
        }
        return find(failure, InvalidJwtException.class).map(Refusal::ofToken).orElse(MALFORMED);
    }

    private static Refusal ofToken(InvalidJwtException invalid) {
        if (invalid instanceof InvalidJwtSignatureException) {
            return SIGNATURE;
        }
        if (invalid.hasExpired()) {
            return EXPIRED;
        }
        return invalid.hasErrorCode(ErrorCodes.ISSUER_INVALID) || invalid.hasErrorCode(ErrorCodes.ISSUER_MISSING)
                ? ISSUER
                : MALFORMED;
    }

    private static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }

    /** In one word, for people and counters. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
