package dev.synod.stream.shell.feed;

import dev.synod.stream.core.FeedPosition;
import org.jspecify.annotations.Nullable;

/**
 * A feed that a connection was granted.
 *
 * @param after what the client has seen; null to begin now
 */
public record FeedViewing(String ownerId, @Nullable FeedPosition after) {
    /** The same for each of a client's tries to see the same. */
    public String client() {
        return ownerId + " feed";
    }
}
