package dev.synod.e2e.stream;

import java.net.URI;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One of the processes that stream.
 *
 * @param shown how many events it has shown, to all
 */
public record Replica(URI uri, AtomicLong shown) {

    /** One that has shown nothing yet. */
    public Replica(URI uri) {
        this(uri, new AtomicLong());
    }
}
