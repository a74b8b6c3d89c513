package dev.synod.kit.http;

import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.InvalidJwtSignatureException;
import org.jose4j.lang.UnresolvableKeyException;

import java.util.Locale;

/** Why a token or a ticket was refused. */
enum Refusal {
    MISSING,
    EXPIRED,
    SIGNATURE,
    ISSUER,
    /** Signed by a key that is not known here, or whose keys can't be had. */
    KEY,
    MALFORMED;

    /** Reads it from what the verification threw. */
    static Refusal of(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof UnresolvableKeyException) {
                return KEY;
            }
            if (at instanceof InvalidJwtSignatureException) {
                return SIGNATURE;
            }
            if (at instanceof InvalidJwtException invalid) {
                if (invalid.getCause() instanceof UnresolvableKeyException) {
                    return KEY;
                }
                if (invalid.hasExpired()) {
                    return EXPIRED;
                }
                return invalid.hasErrorCode(ErrorCodes.ISSUER_INVALID)
                                || invalid.hasErrorCode(ErrorCodes.ISSUER_MISSING)
                        ? ISSUER
                        : MALFORMED;
            }
        }
        return MALFORMED;
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
