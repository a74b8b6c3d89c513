package dev.synod.e2e.stream;

import dev.synod.testing.PartControl;

import java.net.URI;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One of the processes that stream.
 *
 * @param shown how many events it has shown, to all
 */
record Replica(URI uri, PartControl part, AtomicLong shown) {

    Replica(URI uri, PartControl part) {
        this(uri, part, new AtomicLong());
    }
}
