package dev.synod.e2e.stream;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How often something came between the checkers and their streams, to show that they were tried.
 *
 * @param dropped streams that a checker dropped
 * @param droppedInside those of them that it dropped in the middle of an event
 * @param broken streams that broke, as they do when their replica is killed
 * @param closing streams whose replica said that it goes
 * @param refused answers that told to come again later
 * @param unknown answers that there is no such session
 * @param unreachable tries that nobody answered
 */
public record Disturbances(
        AtomicInteger dropped,
        AtomicInteger droppedInside,
        AtomicInteger broken,
        AtomicInteger closing,
        AtomicInteger refused,
        AtomicInteger unknown,
        AtomicInteger unreachable) {

    /** None yet. */
    public Disturbances() {
        this(
                new AtomicInteger(),
                new AtomicInteger(),
                new AtomicInteger(),
                new AtomicInteger(),
                new AtomicInteger(),
                new AtomicInteger(),
                new AtomicInteger());
    }
}
