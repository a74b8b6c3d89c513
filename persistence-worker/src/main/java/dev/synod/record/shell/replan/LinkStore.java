package dev.synod.record.shell.replan;

import dev.synod.events.replan.ReplanCommand;
import dev.synod.kit.outbox.OutboxMessage;
import dev.synod.record.core.replan.BlockedAction;
import dev.synod.record.core.replan.Link;
import dev.synod.record.core.replan.LinkStep;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.function.Function;

/** Where the record keeps what it knows of replan sagas, beside the actions and projects that they change. */
public interface LinkStore {
    /**
     * Carries out a command in one transaction: saga, action, project and reply. Nobody else decides on the same saga
     * or action meanwhile. May fail with {@link dev.synod.kit.database.DatabaseUnavailable}.
     */
    Uni<LinkStep> carryOut(ReplanCommand command, Instant at, Decision decide, Function<LinkStep, OutboxMessage> reply);

    /** What a command leads to, given what is known. */
    interface Decision {
        /**
         * @param known null if nothing is known of the saga
         * @param action null if there is none of that id
         */
        LinkStep of(@Nullable Link known, @Nullable BlockedAction action);
    }
}
