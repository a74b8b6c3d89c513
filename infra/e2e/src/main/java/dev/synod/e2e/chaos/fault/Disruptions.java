package dev.synod.e2e.chaos.fault;

import dev.synod.testing.network.Direction;
import dev.synod.testing.network.Network;
import dev.synod.testing.network.NetworkFault;

import java.time.Duration;
import java.util.List;
import java.util.Random;

/** What is wrong with the network at times. */
final class Disruptions {
    private static final List<String> LINKS = List.of(Network.DATABASE, Network.BROKER, Network.PROVIDERS);
    private static final int SLOW_BYTES_PER_SECOND = 100_000;

    private static final List<NetworkFault> FAULTS = List.of(
            new NetworkFault.Latency(Duration.ofMillis(150), Duration.ofMillis(100), 1),
            new NetworkFault.Bandwidth(SLOW_BYTES_PER_SECOND),
            new NetworkFault.Cut(),
            NetworkFault.HalfOpen.bothWays(),
            NetworkFault.HalfOpen.only(Direction.TO_CLIENT),
            NetworkFault.HalfOpen.only(Direction.TO_SERVER));

    private final Random random;

    Disruptions(Random random) {
        this.random = random;
    }

    Fault any(Duration lasts) {
        return new Fault.Disruption(
                LINKS.get(random.nextInt(LINKS.size())), FAULTS.get(random.nextInt(FAULTS.size())), lasts);
    }
}
