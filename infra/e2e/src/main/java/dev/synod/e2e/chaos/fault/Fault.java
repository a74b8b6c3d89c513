package dev.synod.e2e.chaos.fault;

import dev.synod.e2e.Trouble;
import dev.synod.local.stack.Service;
import dev.synod.testing.network.NetworkFault;

import java.time.Duration;

/** One thing that goes wrong, at once or for a while. */
public sealed interface Fault {
    /** What it happens to; two faults don't happen to the same at the same time. */
    String target();

    /** How long it lasts; zero if it is over as soon as it has happened. */
    default Duration lasts() {
        return Duration.ZERO;
    }

    /** What it is, without how long: faults of one kind are counted together. */
    String kind();

    /** kill -9; the process is started again by itself. */
    record Kill(String target) implements Fault {
        @Override
        public String kind() {
            return "kill -9 " + target;
        }
    }

    /** SIGTERM, as for a new release; the process is started again by itself. */
    record Restart(String target) implements Fault {
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

    /** A provider answers wrongly, late or not at all. */
    record Unwell(String target, Trouble trouble, Duration lasts) implements Fault {
        @Override
        public String kind() {
            return trouble.name() + " at " + target;
        }
    }

    /** A table that its service can read, and not write, since somebody else holds it. */
    record Lock(String target, Service writer, Duration lasts) implements Fault {
        @Override
        public String kind() {
            return "lock of " + target;
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
