package dev.synod.kit.limit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Nobody gets a second quota by another spelling, nor the machine's own by a name. */
class ClientAddressTest {
    @Test
    void neighbours_are_told_apart_but_not_the_addresses_of_one_ipv6_network() {
        assertThat(key("203.0.113.7")).isNotEqualTo(key("203.0.113.8")).isEqualTo(key("::ffff:203.0.113.7"));
        assertThat(key("2001:db8:1:2::1"))
                .isEqualTo(key("2001:db8:1:2:ffff::9"))
                .isNotEqualTo(key("2001:db8:1:3::1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1"})
    void this_machine(String address) {
        assertThat(ClientAddress.of(address).isLoopback()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.7", "2001:db8::1", "localhost", "unknown", "", "10.0.0.1"})
    void others(String address) {
        assertThat(ClientAddress.of(address).isLoopback()).isFalse();
    }

    private static String key(String address) {
        return ClientAddress.of(address).key();
    }
}
