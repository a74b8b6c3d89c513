package dev.synod.local.stack;

import dev.synod.local.layout.StackPorts;
import dev.synod.local.part.KafkaBroker;
import dev.synod.local.part.PostgresServer;

import java.util.Map;

/** By which variables services are told where the database and the broker are. */
public final class StoreAddresses {

    private StoreAddresses() {}

    /** The variables, for a database and a broker at these ports. */
    public static Map<String, String> at(StackPorts ports) {
        return Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL", PostgresServer.jdbcUrl(ports),
                "QUARKUS_DATASOURCE_REACTIVE_URL", PostgresServer.reactiveUrl(ports),
                "KAFKA_BOOTSTRAP_SERVERS", KafkaBroker.bootstrapServers(ports));
    }
}
