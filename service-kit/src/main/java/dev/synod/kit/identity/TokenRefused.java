package dev.synod.kit.identity;

import io.smallrye.jwt.auth.principal.ParseException;

/** A token was refused. Has no cause on purpose: the verification quotes tokens, and failures end up in spans. */
final class TokenRefused extends ParseException {
    private static final long serialVersionUID = 1L;

    private final Refusal reason;

    TokenRefused(Refusal reason) {
        super("token refused: " + reason.text());
        this.reason = reason;
    }

    Refusal reason() {
        return reason;
    }
}
