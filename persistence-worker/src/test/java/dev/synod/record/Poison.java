package dev.synod.record;

import java.util.UUID;

/** A constraint that makes one event of a session poison, as a mistake in a migration would, until it is mended. */
public final class Poison implements AutoCloseable {
    private final Surroundings world;
    private final String name;

    private Poison(Surroundings world, String name) {
        this.world = world;
        this.name = name;
    }

    /** Has the database refuse an event. */
    public static Poison of(Surroundings world, UUID sessionId, long sequence) {
        Poison poison =
                new Poison(world, "poison_" + UUID.randomUUID().toString().replace('-', '_'));
        world.stack().database().execute("""
                alter table record.event add constraint %s check (not (session_id = '%s' and sequence = %d)) not valid
                """.formatted(poison.name, sessionId, sequence));
        return poison;
    }

    /** What the database calls it. */
    public String name() {
        return name;
    }

    /** Mends it. */
    public void mend() {
        world.stack().database().execute("alter table record.event drop constraint if exists " + name);
    }

    @Override
    public void close() {
        mend();
    }
}
