package dev.synod.kit.http;

import java.io.IOException;

/** A body turned out to be larger than the service takes; of this kind, since JSON readers let it pass as it is. */
class BodyTooLarge extends IOException {
    private static final long serialVersionUID = 1;
}
