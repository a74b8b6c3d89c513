package dev.synod.gateway.shell.health;

import jakarta.inject.Singleton;

import java.util.UUID;

/** This process among its like; a restart is another one, so it never takes old leases for its own. */
@Singleton
public class Replica {
    /** Where its messages come from. */
    public static final String SOURCE = "/synod/llm-gateway-service";

    private final String id = UUID.randomUUID().toString();

    public String id() {
        return id;
    }
}
