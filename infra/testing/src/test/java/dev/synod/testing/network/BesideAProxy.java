package dev.synod.testing.network;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;

import static org.assertj.core.api.Assertions.assertThat;

/** A server that echoes, and a proxy before it, of which nothing is left after a test. */
@Timeout(60)
abstract class BesideAProxy {
    final EchoServer server = new EchoServer();
    final TcpProxy proxy = TcpProxy.before(server.port());

    @AfterEach
    void nothing_is_left() throws IOException {
        proxy.close();
        server.close();
        assertThat(proxy.connections()).isZero();
    }
}
