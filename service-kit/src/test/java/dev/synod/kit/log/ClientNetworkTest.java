package dev.synod.kit.log;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ClientNetworkTest {

    @ParameterizedTest
    @CsvSource({
        "203.0.113.77, 203.0.113.0/24",
        "2001:db8:85a3:8d3:1319:8a2e:370:7348, 2001:db8:85a3::/48",
        "2001:db8::7348, 2001:db8::/48",
        "fe80::1%eth0, fe80::/48",
        "::1, ::/48",
        "localhost, unknown",
        ", unknown"
    })
    void only_the_network_is_told(String address, String network) {
        assertThat(ClientNetwork.of(address)).isEqualTo(network);
    }
}
