package dev.synod.local.layout;

/**
 * Who listens where by default; each can be moved by {@code SYNOD_PORT_<NAME>}, all by {@code SYNOD_PORT_OFFSET}.
 * Second replicas, and the broker's listener behind a proxy, are there in tests only.
 */
public enum Port {
    SESSION(8081),
    GATEWAY(8082),
    RECORD(8083),
    STREAM(8084),
    CONNECT(8085),
    SIMULATOR(8086),
    SPANS(8087),
    POSTGRES(15432),
    KAFKA(9092),
    KAFKA_CONTROLLER(9093),
    KAFKA_PROXIED(9094),
    KAFKA_PROXY(9095),
    SESSION_2(8181),
    GATEWAY_2(8182),
    RECORD_2(8183),
    STREAM_2(8184);

    private final int usual;

    Port(int usual) {
        this.usual = usual;
    }

    /** The port if nothing else was said. */
    public int usual() {
        return usual;
    }

    /** The environment variable that moves it. */
    public String variable() {
        return "SYNOD_PORT_" + name();
    }
}
