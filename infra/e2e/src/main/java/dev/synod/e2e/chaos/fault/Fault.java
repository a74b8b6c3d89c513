package dev.synod.e2e.chaos.fault;

import dev.synod.testing.network.NetworkFault;

import java.time.Duration;

/** One thing that goes wrong, at once or for a while. */
public sealed interface Fault {
    /** What it happens to; two faults don't happen to the same at the same time. */
    String target();

    /** How long it lasts; zero if it is over as soon as it has happened. */
    Duration lasts();

    /** What it is, without how long: faults of one kind are counted together. */
    String kind();

    /** kill -9; the process is started again by itself. */
    record Kill(String target) implements Fault {
        @Override
        public Duration lasts() {
            return Duration.ZERO;
        }

        @Override
        public String kind() {
            return "kill -9 " + target;
        }
    }

    /** SIGTERM, as for a new release; the process is started again by itself. */
    record Restart(String target) implements Fault {
        @Override
        public Duration lasts() {
            return Duration.ZERO;
        }

        @Override
        public String kind() {
            return "restart " + target;
        }
    }

    /** SIGSTOP, then SIGCONT: it is there, and answers nothing. */
    record Freeze(String target, Duration lasts) implements Fault {
        @Override
        public String kind() {
            return "freeze " + target;
        }
    }

    /** kill -9, and away for a while. */
    record Outage(String target, Duration lasts) implements Fault {
        @Override
        public String kind() {
            return "outage of " + target;
        }
    }

    /**
     * A provider answers wrongly, late or not at all.
     *
     * @param name what is wrong, in a word or two
     * @param order what the simulator is told
     */
    record Trouble(String target, String name, String order, Duration lasts) implements Fault {
        @Override
        public String kind() {
            return name + " at " + target;
        }
    }

    /** The services' link to something is slow, cut or silent. */
    record Disruption(String target, NetworkFault network, Duration lasts) implements Fault {
        @Override
        public String kind() {
            return network + " to the " + target;
        }
    }
}
