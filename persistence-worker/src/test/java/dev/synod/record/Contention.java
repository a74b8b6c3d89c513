package dev.synod.record;

import org.awaitility.Awaitility;

import java.time.Duration;
import java.util.UUID;

/** Has every try to store a session's events fail as a serialization failure would, and counts them. */
public final class Contention implements AutoCloseable {
    private final Surroundings world;
    private final String name;

    private Contention(Surroundings world, String name) {
        this.world = world;
        this.name = name;
    }

    /** From now on, until closed. */
    public static Contention over(Surroundings world, UUID sessionId) {
        String name = "contention_" + UUID.randomUUID().toString().replace('-', '_');
        world.stack().database().execute("""
                create sequence record.%1$s;
                grant usage on sequence record.%1$s to synod_record;
                create function record.%1$s() returns trigger language plpgsql as $$
                begin
                  perform nextval('record.%1$s'); -- which a rollback doesn't take back
                  raise exception 'somebody else was faster' using errcode = '40001';
                end $$;
                create trigger %1$s before insert on record.event
                  for each row when (new.session_id = '%2$s') execute function record.%1$s();
                """.formatted(name, sessionId));
        return new Contention(world, name);
    }

    /** Waits until so many tries have failed. */
    public void awaitTries(int count) {
        Awaitility.await(count + " tries")
                .atMost(Duration.ofSeconds(30))
                .until(() -> ((Number) world.rows("select last_value from record." + name)
                                        .getFirst()
                                        .get("last_value"))
                                .longValue()
                        >= count);
    }

    @Override
    public void close() {
        world.stack().database().execute("""
                drop trigger %1$s on record.event;
                drop function record.%1$s();
                drop sequence record.%1$s;
                """.formatted(name));
    }
}
