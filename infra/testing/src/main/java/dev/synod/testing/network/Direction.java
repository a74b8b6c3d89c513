package dev.synod.testing.network;

/** The two ways through a link, by where the bytes go. */
public enum Direction {
    TO_SERVER("to the server"),
    TO_CLIENT("to the client");

    private final String words;

    Direction(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
