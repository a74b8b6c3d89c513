package dev.synod.testing.network;

import dev.synod.local.layout.StackPorts;
import dev.synod.testing.network.NetworkFault.Cut;
import dev.synod.testing.network.NetworkFault.HalfOpen;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class TcpProxyOutageTest extends BesideAProxy {

    private static final int MUCH = 32 << 20;

    @Test
    void a_cut_resets_both_sides_and_whoever_comes_until_it_is_healed() throws IOException {
        try (Client client = talking()) {
            proxy.suffer(new Cut());
            client.assertLost();
            await().until(() -> server.ends().contains("lost"));
        }
        try (Client late = new Client(proxy)) {
            late.assertLost();
        }
        assertThat(server.accepted()).isOne();
        proxy.heal();
        talking().close();
    }

    @Test
    void a_half_open_link_is_silent_and_goes_on_where_it_was() throws IOException {
        try (Client client = talking()) {
            proxy.suffer(HalfOpen.bothWays());
            client.say("one ");
            client.say("two");
            assertThat(client.hearsNothing()).isTrue();
            assertThat(server.heard()).isEqualTo("hello".length());
            proxy.heal();
            assertThat(client.hear("one two")).isEqualTo("one two");
        }
    }

    @Test
    void a_half_open_link_takes_new_connections_and_lets_them_through_when_it_is_healed() throws IOException {
        proxy.suffer(HalfOpen.only(Direction.TO_CLIENT));
        try (Client client = new Client(proxy)) {
            client.say("anybody?");
            assertThat(client.hearsNothing()).isTrue();
            assertThat(server.accepted()).isZero();
            proxy.heal();
            assertThat(client.hear("anybody?")).isEqualTo("anybody?");
        }
    }

    @Test
    void what_is_silent_one_way_is_heard_the_other_way() throws IOException {
        try (Client client = talking()) {
            proxy.suffer(HalfOpen.only(Direction.TO_CLIENT));
            client.say("answer");
            await().until(() -> server.heard() == "helloanswer".length());
            assertThat(client.hearsNothing()).isTrue();
            proxy.suffer(HalfOpen.only(Direction.TO_SERVER));
            client.say("?");
            assertThat(client.hear("answer")).isEqualTo("answer");
            assertThat(client.hearsNothing()).isTrue();
            proxy.heal();
            assertThat(client.hear("?")).isEqualTo("?");
        }
    }

    @Test
    void who_says_much_to_a_half_open_link_has_to_wait() throws IOException {
        try (Client client = talking()) {
            proxy.suffer(HalfOpen.only(Direction.TO_SERVER));
            CompletableFuture<Void> said = client.sayInBackground(new byte[MUCH]);
            assertThat(client.hearsNothing()).isTrue();
            assertThat(said).isNotDone();
            proxy.heal();
            assertThat(client.hear(MUCH)).isEqualTo(new byte[MUCH]);
            said.join();
        }
    }

    @Test
    void that_somebody_left_is_told_when_a_half_open_link_is_healed() throws IOException {
        Client client = talking();
        proxy.suffer(HalfOpen.bothWays());
        client.vanish();
        try (Client witness = new Client(proxy)) {
            assertThat(witness.hearsNothing()).isTrue();
            assertThat(server.ends()).isEmpty();
            proxy.heal();
            await().until(() -> server.ends().contains("lost"));
        }
    }

    @Test
    void closing_it_ends_also_what_is_held() throws IOException {
        try (Client client = talking()) {
            proxy.suffer(HalfOpen.bothWays());
            try (Client late = new Client(proxy)) {
                client.say("held");
                await().until(() -> proxy.connections() == 2);
                proxy.close();
                client.assertLost();
                late.assertLost();
            }
        }
        await().until(() -> server.ends().contains("lost"));
        assertThat(StackPorts.isFree(proxy.port())).isTrue();
    }

    /** A client that has been answered, so that its connection reaches the server. */
    private Client talking() throws IOException {
        Client client = new Client(proxy);
        client.say("hello");
        assertThat(client.hear("hello")).isEqualTo("hello");
        return client;
    }
}
