package dev.synod.e2e.chaos.fault;

import dev.synod.local.stack.Service;

import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Tables that somebody else holds at times, as maintenance would: their service has work in hand, and can't end it. */
final class Locks {
    /** Longer than consumers wait before they tell the broker how far they are (5 s): what is told too early is told. */
    private static final Duration SHORTEST = Duration.ofSeconds(6);

    private static final Duration LONGEST = Duration.ofSeconds(12);

    private record Table(String name, Service writer) {}

    private static final List<Table> TABLES = List.of(
            new Table("record.event", Service.RECORD),
            new Table("record.action", Service.RECORD),
            new Table("session.fact", Service.SESSION),
            new Table("session.outbox", Service.SESSION),
            new Table("gateway.call", Service.GATEWAY),
            new Table("gateway.outbox", Service.GATEWAY));

    private final Random random;

    Locks(Random random) {
        this.random = random;
    }

    Fault.Lock any() {
        Table table = TABLES.get(random.nextInt(TABLES.size()));
        Duration lasts =
                SHORTEST.plusMillis(random.nextLong(LONGEST.minus(SHORTEST).toMillis()));
        return new Fault.Lock(table.name(), table.writer(), lasts);
    }
}
