package dev.synod.stream.shell.feed;

import dev.synod.stream.StreamConfig;
import dev.synod.stream.core.FeedPosition;
import dev.synod.stream.shell.connection.StreamMetrics;
import dev.synod.stream.shell.session.EventMemory;
import dev.synod.stream.shell.session.SessionAccess;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes events in and gives each to the feed of its session's owner, all in the order in which they came. Whose a
 * session is, is mostly remembered; else the record is asked, and what comes behind waits, but not without bounds.
 */
@ApplicationScoped
public class FeedIntake {
    private static final Logger LOG = Logger.getLogger(FeedIntake.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final EventMemory owners;
    private final SessionAccess access;
    private final FeedMemory memory;
    private final Feeds feeds;
    private final StreamMetrics metrics;
    private final long maxBytes;

    private final ArrayDeque<FeedEvent> waiting = new ArrayDeque<>();
    private long bytes;
    private boolean asking;

    FeedIntake(
            EventMemory owners,
            SessionAccess access,
            FeedMemory memory,
            Feeds feeds,
            StreamMetrics metrics,
            StreamConfig config) {
        this.owners = owners;
        this.access = access;
        this.memory = memory;
        this.feeds = feeds;
        this.metrics = metrics;
        this.maxBytes = config.memory().feedBytes().asLongValue();
    }

    /** The next event. */
    public synchronized void take(FeedEvent event) {
        waiting.add(event);
        bytes += event.bytes().length;
        if (bytes > maxBytes) {
            dropAll();
        }
        settle();
    }

    /** The next record shows nothing. */
    public synchronized void pass(int partition, long offset) {
        if (waiting.isEmpty()) {
            memory.passed(partition, offset);
        }
    }

    private void settle() {
        while (!asking && !waiting.isEmpty()) {
            Optional<String> owner = owners.ownerOf(waiting.element().sessionId());
            if (owner.isPresent()) {
                give(next(), owner.get());
            } else {
                ask(waiting.element().sessionId());
            }
        }
    }

    private FeedEvent next() {
        FeedEvent event = waiting.remove();
        bytes -= event.bytes().length;
        return event;
    }

    private void give(FeedEvent event, String ownerId) {
        memory.add(ownerId, event);
        feeds.wake(ownerId);
    }

    private void ask(String sessionId) {
        asking = true;
        access.ownerOf(UUID.fromString(sessionId))
                .subscribe()
                .with(owner -> answered(sessionId, owner), failure -> askAgain());
    }

    private synchronized void answered(String sessionId, Optional<String> owner) {
        asking = false;
        owner.ifPresent(known -> owners.own(sessionId, known));
        if (owner.isEmpty()
                && !waiting.isEmpty()
                && waiting.element().sessionId().equals(sessionId)) {
            FeedEvent nobodys = next();
            memory.passed(nobodys.partition(), nobodys.offset());
            metrics.ownerless();
        }
        settle();
    }

    /** The adapter has logged why. */
    private void askAgain() {
        Uni.createFrom().voidItem().onItem().delayIt().by(PAUSE).subscribe().with(waited -> {
            synchronized (this) {
                asking = false;
                settle();
            }
        });
    }

    private void dropAll() {
        FeedPosition upTo = FeedPosition.START;
        for (FeedEvent event : waiting) {
            upTo = upTo.seen(event.partition(), event.offset());
        }
        LOG.warnf("Dropped %d events from the feeds: whose they are can't be looked up", waiting.size());
        waiting.clear();
        bytes = 0;
        memory.lost(upTo);
        feeds.wakeAll();
    }
}
