package dev.synod.stream.shell.session;

/**
 * What a connection was granted.
 *
 * @param ownerId who watches
 * @param after the last sequence that the client has; 0 for none
 */
public record Viewing(String ownerId, String sessionId, long after) {
    /** The same for each of a client's tries to see the same. */
    public String client() {
        return ownerId + " " + sessionId;
    }
}
