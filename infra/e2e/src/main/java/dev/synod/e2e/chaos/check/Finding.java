package dev.synod.e2e.chaos.check;

/**
 * A promise that was broken.
 *
 * @param promise which
 * @param sessionId of which session; empty if of none
 * @param text how it shows
 */
public record Finding(String promise, String sessionId, String text) {
    @Override
    public String toString() {
        return promise + (sessionId.isEmpty() ? "" : ", session " + sessionId) + ": " + text;
    }
}
