package dev.synod.e2e.chaos;

import dev.synod.e2e.chaos.fault.Happened;
import dev.synod.events.Headers;
import dev.synod.events.Topics;
import dev.synod.testing.TestStack;
import dev.synod.testing.TopicReader;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** Watches the public topic, to see how soon after a fault something new happens. */
final class Pulse implements AutoCloseable {
    private final NavigableSet<Instant> beats = new ConcurrentSkipListSet<>();
    private final Thread thread;
    private volatile boolean closed;

    Pulse(TestStack stack) {
        this.thread = Thread.ofPlatform().daemon().name("pulse").start(() -> watch(stack));
    }

    private void watch(TestStack stack) {
        Set<String> seen = new HashSet<>();
        try (TopicReader reader = TopicReader.fromNow(stack, Topics.SESSION_EVENTS)) {
            while (!closed) {
                boolean fresh = false;
                for (var event : reader.fresh()) {
                    fresh |= seen.add(String.valueOf(TopicReader.header(event, Headers.ID)));
                }
                if (fresh) {
                    beats.add(Instant.now());
                }
            }
        }
    }

    /** From the end of a fault to the first event that is new; empty if none came any more. */
    Optional<Duration> after(Happened fault) {
        return Optional.ofNullable(beats.ceiling(fault.until())).map(beat -> Duration.between(fault.until(), beat));
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        thread.join();
    }
}
