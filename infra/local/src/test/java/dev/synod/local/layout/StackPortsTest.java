package dev.synod.local.layout;

import dev.synod.local.process.PartFailure;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StackPortsTest {

    @Test
    void without_any_wish_the_ports_are_the_usual_ones() {
        StackPorts ports = StackPorts.from(Map.of());
        assertThat(ports.of(Port.SESSION)).isEqualTo(8081);
        assertThat(ports.of(Port.POSTGRES)).isEqualTo(15432);
    }

    @Test
    void an_offset_moves_all_but_those_named_themselves() {
        StackPorts ports = StackPorts.from(Map.of("SYNOD_PORT_OFFSET", "1000", "SYNOD_PORT_KAFKA", "7000"));
        assertThat(ports.of(Port.STREAM)).isEqualTo(9084);
        assertThat(ports.of(Port.KAFKA)).isEqualTo(7000);
    }

    @Test
    void a_port_that_is_no_number_is_named() {
        assertThatThrownBy(() -> StackPorts.from(Map.of("SYNOD_PORT_KAFKA", "nine")))
                .isInstanceOf(PartFailure.class)
                .hasMessage("SYNOD_PORT_KAFKA=nine is not a number from 1 to 65535");
    }

    @Test
    void an_offset_beyond_all_ports_is_named() {
        assertThatThrownBy(() -> StackPorts.from(Map.of("SYNOD_PORT_OFFSET", "60000")))
                .hasMessageStartingWith("SYNOD_PORT_OFFSET=60000 moves SESSION to 68081");
    }

    @Test
    void a_taken_port_tells_whose_it_is_who_holds_it_and_how_to_move_it() throws IOException {
        try (ServerSocket holder = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int taken = holder.getLocalPort();
            StackPorts ports = StackPorts.from(Map.of("SYNOD_PORT_CONNECT", Integer.toString(taken)));
            assertThatThrownBy(() -> ports.requireFree(Set.of(Port.CONNECT)))
                    .isInstanceOf(PartFailure.class)
                    .hasMessageContaining("port " + taken + " (connect) is taken by pid "
                            + ProcessHandle.current().pid() + " (")
                    .hasMessageContaining("SYNOD_PORT_CONNECT=<port>");
        }
    }

    @Test
    void free_ports_are_free_and_all_different() {
        StackPorts ports = StackPorts.free();
        assertThat(ports.ports().values()).doesNotHaveDuplicates().allMatch(StackPorts::isFree);
    }
}
