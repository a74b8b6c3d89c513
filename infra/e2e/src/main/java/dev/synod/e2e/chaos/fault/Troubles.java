package dev.synod.e2e.chaos.fault;

import dev.synod.e2e.Trouble;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What is wrong with providers at times. */
final class Troubles {
    private static final Trouble HANGING = new Trouble("hanging", "{\"kind\": \"hang\", \"rate\": 0.5}");

    private final Random random;

    Troubles(Random random) {
        this.random = random;
    }

    Fault any(Duration lasts) {
        String provider = anyOf(Trouble.PROVIDERS);
        List<Trouble> possible = new ArrayList<>(Trouble.OF_ALL);
        possible.add(HANGING);
        if (Trouble.TALKERS.contains(provider)) {
            possible.add(Trouble.TRUNCATION);
        }
        return new Fault.Unwell(provider, anyOf(possible), lasts);
    }

    private <T> T anyOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
