package dev.synod.gateway;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Tests that may leave circuits open: what one test did to a circuit is none of the next one's business. */
abstract class BreaksCircuits {
    GatewayFixture gateway;

    @BeforeEach
    void open() {
        gateway = new GatewayFixture();
    }

    @AfterEach
    void close() {
        CircuitsApi.closeAll(gateway);
        gateway.close();
    }
}
