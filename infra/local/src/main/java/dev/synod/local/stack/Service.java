package dev.synod.local.stack;

import dev.synod.local.layout.Port;

import java.util.List;

/** Our own services: where each listens, and as whom it works in the database. */
public enum Service {
    SESSION("session-service", Port.SESSION, Port.SESSION_2, "synod_session"),
    GATEWAY("llm-gateway-service", Port.GATEWAY, Port.GATEWAY_2, "synod_gateway"),
    RECORD("persistence-worker", Port.RECORD, Port.RECORD_2, "synod_record"),
    STREAM("stream-service", Port.STREAM, Port.STREAM_2, "synod_stream");

    private final String module;
    private final Port port;
    private final Port secondPort;
    private final String role;

    Service(String module, Port port, Port secondPort, String role) {
        this.module = module;
        this.port = port;
        this.secondPort = secondPort;
        this.role = role;
    }

    /** The folder of its module; also the name of its only or first process. */
    public String module() {
        return module;
    }

    /** The name of its second process. */
    public String secondName() {
        return module + "-2";
    }

    /** The names of its processes where there are two. */
    public List<String> processes() {
        return List.of(module, secondName());
    }

    /** Where its only or first process listens. */
    public Port port() {
        return port;
    }

    /** Where its second process listens. */
    public Port secondPort() {
        return secondPort;
    }

    String role() {
        return role;
    }
}
