package dev.synod.e2e.chaos.load;

import java.time.Duration;

/** Users wait as long as they are told to before they ask again. */
final class Pauses {
    private Pauses() {}

    static void of(Duration length) throws InterruptedException {
        Thread.sleep(length);
    }
}
