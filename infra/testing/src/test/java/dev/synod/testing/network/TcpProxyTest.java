package dev.synod.testing.network;

import dev.synod.testing.network.NetworkFault.Bandwidth;
import dev.synod.testing.network.NetworkFault.Latency;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class TcpProxyTest extends BesideAProxy {

    private static final int MIB = 1 << 20;

    @Test
    void a_healthy_link_passes_on_what_is_said_and_its_end() throws IOException {
        try (Client client = new Client(proxy)) {
            byte[] much = random(4 * MIB);
            assertThat(client.exchange(much)).isEqualTo(much);
            client.say("bye");
            client.end();
            assertThat(client.rest()).isEqualTo("bye");
        }
        await().until(() -> server.ends().contains("end") && proxy.connections() == 0);
    }

    @Test
    void who_vanishes_is_lost_to_the_other_side_as_well() throws IOException {
        Client client = new Client(proxy);
        client.say("hello");
        client.hear("hello");
        client.vanish();
        await().until(() -> server.ends().contains("lost") && proxy.connections() == 0);
    }

    @Test
    void with_nobody_behind_it_clients_are_reset() throws IOException {
        server.close();
        try (Client client = new Client(proxy)) {
            client.assertLost();
        }
    }

    @Test
    void latency_delays_each_way_and_changes_neither_bytes_nor_their_order() throws IOException {
        Duration delay = Duration.ofMillis(40);
        proxy.suffer(new Latency(delay, Duration.ofMillis(20), 42));
        try (Client client = new Client(proxy)) {
            assertThat(roundTrip(client)).isGreaterThanOrEqualTo(delay);
            byte[] much = random(2 * MIB);
            assertThat(client.exchange(much)).isEqualTo(much);
        }
    }

    @Test
    void under_latency_as_much_is_under_way_at_a_time_as_ever() throws IOException {
        int pieces = 128; // of 32 KiB, more than are read at once
        proxy.suffer(new Latency(Duration.ofMillis(50), Duration.ZERO, 42));
        try (Client client = new Client(proxy)) {
            Duration one = roundTrip(client);
            long begin = System.nanoTime();
            client.exchange(random(4 * MIB));
            assertThat(System.nanoTime() - begin).isLessThan(one.toNanos() * pieces / 4);
        }
    }

    @Test
    void a_healed_link_lets_go_at_once_what_was_late() throws IOException {
        proxy.suffer(new Latency(Duration.ofHours(1), Duration.ZERO, 42));
        try (Client client = new Client(proxy)) {
            client.say("late");
            assertThat(client.hearsNothing()).isTrue();
            proxy.heal();
            assertThat(client.hear("late")).isEqualTo("late");
        }
    }

    @Test
    void bandwidth_is_shared_by_all_connections() throws IOException {
        byte[] each = random(20_000);
        proxy.suffer(new Bandwidth(100_000));
        try (Client client = new Client(proxy);
                Client other = new Client(proxy)) {
            long begin = System.nanoTime();
            CompletableFuture<Void> said = client.sayInBackground(each);
            assertThat(other.exchange(each)).isEqualTo(each);
            said.join();
            await().until(() -> server.heard() == 2 * each.length);
            // 400 ms at this pace, less two portions that may be ahead
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(350));
        }
    }

    @Test
    void a_healed_link_lets_go_at_once_what_was_slow() throws IOException {
        proxy.suffer(new Bandwidth(1));
        try (Client client = new Client(proxy)) {
            CompletableFuture<Void> said = client.sayInBackground(random(MIB));
            await().until(() -> server.heard() > 0);
            proxy.heal();
            await().until(() -> server.heard() == MIB);
            said.join();
        }
    }

    private static Duration roundTrip(Client client) throws IOException {
        long begin = System.nanoTime();
        client.say("?");
        client.hear("?");
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static byte[] random(int count) {
        byte[] bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return bytes;
    }
}
