package dev.synod.session.shell;

import dev.synod.kit.outbox.OutboxWatch;
import dev.synod.session.SessionConfig;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Holds new sessions back while the outbox is too far behind. Its reader holds the database's log, which is never cut off
 * under it: so before the disk is full, new work is refused, and what is under way goes on.
 */
@ApplicationScoped
public class OutboxLimit {
    private final OutboxWatch outbox;
    private final SessionConfig.Admission limits;

    OutboxLimit(OutboxWatch outbox, SessionConfig config) {
        this.outbox = outbox;
        this.limits = config.admission();
    }

    /** True while nothing new should be taken in. */
    public boolean isExceeded() {
        return outbox.age().compareTo(limits.outboxLagAge()) > 0
                || outbox.bytes() > limits.outboxLagBytes().asLongValue();
    }
}
