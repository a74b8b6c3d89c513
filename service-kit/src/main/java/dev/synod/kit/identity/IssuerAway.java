package dev.synod.kit.identity;

import org.jose4j.lang.UnresolvableKeyException;

/** A token can't be judged, since its key isn't known and the identity provider doesn't answer: perhaps it is good. */
final class IssuerAway extends UnresolvableKeyException {
    private static final long serialVersionUID = 1L;

    IssuerAway(String message) {
        super(message);
    }
}
