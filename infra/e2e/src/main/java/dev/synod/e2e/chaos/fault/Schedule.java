package dev.synod.e2e.chaos.fault;

import dev.synod.local.part.ConnectWorker;
import dev.synod.local.part.KafkaBroker;
import dev.synod.local.part.PostgresServer;
import dev.synod.local.stack.Service;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** Which faults happen when: follows from a seed, so that a run can be had again. */
public final class Schedule {
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(14);
    private static final Duration LONGEST_FAULT = Duration.ofSeconds(12);
    /** A process that was killed needs so long to be worth another fault. */
    private static final Duration CONVALESCENCE = Duration.ofSeconds(15);
    /** So long before a table is let go, whoever waits for it may be killed. */
    private static final Duration LAST_MOMENT = Duration.ofMillis(500);

    private static final List<String> SERVICES = Stream.of(Service.values())
            .flatMap(service -> service.processes().stream())
            .toList();
    private static final List<String> STORES = List.of(PostgresServer.NAME, KafkaBroker.NAME, ConnectWorker.NAME);

    private final Random random;
    private final Troubles troubles;
    private final Disruptions disruptions;
    private final Locks locks;
    private final List<Planned> planned = new ArrayList<>();
    private final Map<String, Duration> busyUntil = new HashMap<>();

    private Schedule(Random random) {
        this.random = random;
        this.troubles = new Troubles(random);
        this.disruptions = new Disruptions(random);
        this.locks = new Locks(random);
    }

    /** Faults of a run of this length, by their times; all are over at its end. */
    public static List<Planned> of(long seed, Duration length) {
        return new Schedule(new Random(seed)).upTo(length);
    }

    private List<Planned> upTo(Duration length) {
        for (Duration at = pause(); at.compareTo(length) < 0; at = at.plus(pause())) {
            Fault fault = any();
            boolean happens = plan(at, fault, length);
            if (happens && fault instanceof Fault.Lock lock && random.nextBoolean()) {
                Duration late = at.plus(lock.lasts()).minus(LAST_MOMENT);
                plan(late, new Fault.Kill(anyOf(lock.writer().processes())), length);
            }
        }
        return planned.stream().sorted(Comparator.comparing(Planned::at)).toList();
    }

    /** True unless it would last too long, or its target has enough to bear. */
    private boolean plan(Duration at, Fault fault, Duration length) {
        Duration end = at.plus(fault.lasts());
        if (end.compareTo(length) >= 0
                || busyUntil.getOrDefault(fault.target(), Duration.ZERO).compareTo(at) >= 0) {
            return false;
        }
        busyUntil.put(fault.target(), end.plus(CONVALESCENCE));
        planned.add(new Planned(at, fault));
        return true;
    }

    /** Crashes most of all: what is away or wrong for a while is only there from time to time. */
    private Fault any() {
        int which = random.nextInt(100);
        if (which < 30) {
            return new Fault.Kill(anyOf(which % 4 == 0 ? STORES : SERVICES));
        }
        if (which < 40) {
            return new Fault.Restart(anyOf(SERVICES));
        }
        if (which < 53) {
            return new Fault.Freeze(anyOf(which % 3 == 0 ? STORES : SERVICES), length());
        }
        if (which < 66) {
            return new Fault.Outage(anyOf(which % 3 == 0 ? SERVICES : STORES), length());
        }
        if (which < 72) {
            return locks.any();
        }
        return which < 86 ? troubles.any(length()) : disruptions.any(length());
    }

    private String anyOf(List<String> parts) {
        return parts.get(random.nextInt(parts.size()));
    }

    private Duration length() {
        return Duration.ofMillis(1000 + random.nextLong(LONGEST_FAULT.toMillis() - 1000));
    }

    private Duration pause() {
        return Duration.ofMillis(1000 + random.nextLong(LONGEST_PAUSE.toMillis() - 1000));
    }
}
