package dev.synod.e2e.replan;

import dev.synod.e2e.replan.Moment.Session;
import dev.synod.events.replan.ReplanCommand;
import dev.synod.events.replan.ReplanCommand.LinkReplan;
import dev.synod.events.replan.ReplanCommand.UnlinkReplan;
import dev.synod.events.replan.ReplanReply;
import dev.synod.events.replan.ReplanReply.ReplanLinked;
import dev.synod.events.replan.ReplanReply.ReplanRejected;
import dev.synod.events.replan.ReplanReply.ReplanUnlinked;
import dev.synod.events.session.Replanning;
import dev.synod.record.core.replan.BlockedAction;
import dev.synod.record.core.replan.Link;
import dev.synod.record.core.replan.LinkStep;
import dev.synod.session.core.replan.Intention;
import dev.synod.session.core.replan.ReplanInput;
import dev.synod.session.core.replan.ReplanSaga;
import dev.synod.session.core.replan.ReplanState;
import dev.synod.session.core.replan.ReplanStep;
import dev.synod.session.core.replan.ReplanTimes;
import dev.synod.session.core.replan.Undoing;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that can happen next in the world of a saga. Each service's step is one transaction (state, effect, outbox
 * message), so a crash shows only between the services: what was taken and not acknowledged comes again. Time is no
 * number here: a wait may be over at any moment, so every order of answers and timeouts is among the moves.
 *
 * @param blocked whether the action may be replanned
 * @param room whether the session may begin
 */
record World(boolean blocked, boolean room) {
    /** More messages of the same few kinds in a queue lead to nothing new, and without a bound they have no end. */
    private static final int LONGEST_QUEUE = 5;

    private static final Instant NOW = Instant.parse("2026-11-22T04:30:00Z");
    private static final ReplanTimes TIMES = new ReplanTimes(Duration.ofSeconds(30), Duration.ofSeconds(10), 2);
    private static final String OWNER = "ada";
    private static final String SESSION = "y";

    /** The moment after a user asked for a replanning. */
    Moment begin(int mishaps) {
        ReplanStep first = ReplanSaga.begin("saga", "x/a1", OWNER, SESSION, NOW, TIMES);
        return stepped(
                new Moment(first.next(), Session.WAITING, null, false, Wire.idle(), Wire.idle(), mishaps), first);
    }

    /** Every next moment, by what leads to it. */
    Map<String, Moment> next(Moment now) {
        Map<String, Moment> moves = new LinkedHashMap<>();
        if (!now.commands().waiting().isEmpty()) {
            moves.put("the record takes a command", acknowledged(taken(now)));
        }
        if (!now.replies().waiting().isEmpty()) {
            moves.put(
                    "the saga takes a reply",
                    heard(now).withReplies(heard(now).replies().acknowledge()));
        }
        if (now.saga().dueAt() != null) {
            moves.put("time is up", input(now, new ReplanInput.Tick(now.saga().dueAt())));
        }
        if (now.saga().state() == ReplanState.LINKING) {
            moves.put("cancelled", input(now, new ReplanInput.Cancel(NOW)));
        }
        if (now.saga().state() == ReplanState.PARKED) {
            moves.put("an operator tries again", input(now, new ReplanInput.Retry(NOW)));
        }
        if (now.mishaps() > 0) {
            mishaps(now.afterMishap(), moves);
        }
        moves.values()
                .removeIf(next -> next.commands().waiting().size() > LONGEST_QUEUE
                        || next.replies().waiting().size() > LONGEST_QUEUE);
        return moves;
    }

    private void mishaps(Moment now, Map<String, Moment> moves) {
        if (!now.commands().waiting().isEmpty()) {
            moves.put("the record crashes before it acknowledges", taken(now));
            moves.put("a command goes to the dead letters", acknowledged(now));
        }
        if (!now.replies().waiting().isEmpty()) {
            moves.put("the session service crashes before it acknowledges", heard(now));
            moves.put(
                    "a reply goes to the dead letters",
                    now.withReplies(now.replies().acknowledge()));
        }
        for (ReplanCommand command : now.commands().sent()) {
            moves.put(command + " again", now.withCommands(now.commands().repeat(command)));
        }
        for (ReplanReply reply : now.replies().sent()) {
            moves.put(reply + " again", now.withReplies(now.replies().repeat(reply)));
        }
    }

    private static Moment acknowledged(Moment now) {
        return now.withCommands(now.commands().acknowledge());
    }

    private Moment taken(Moment now) {
        LinkStep step =
                switch (now.commands().waiting().getFirst()) {
                    case LinkReplan link -> Link.link(link, now.link(), action(now));
                    case UnlinkReplan unlink -> Link.unlink(unlink.sagaId(), now.link());
                };
        boolean linked =
                switch (step.change()) {
                    case NONE -> now.linked();
                    case LINK -> true;
                    case UNLINK -> false;
                };
        return now.with(step.next(), linked).withReplies(now.replies().send(step.reply()));
    }

    private BlockedAction action(Moment now) {
        return new BlockedAction(
                OWNER,
                blocked,
                "todo",
                now.linked() ? SESSION : null,
                new Replanning("x/a1", "t", "d", "b", "x", "p", null, null, null, List.of()));
    }

    private Moment heard(Moment now) {
        return input(
                now,
                switch (now.replies().waiting().getFirst()) {
                    case ReplanLinked linked -> new ReplanInput.Linked(NOW, linked.replanning(), room);
                    case ReplanRejected rejected ->
                        new ReplanInput.Rejected(NOW, new Undoing("rejected", rejected.detail(), rejected.sessionId()));
                    case ReplanUnlinked unlinked -> new ReplanInput.Unlinked(NOW);
                });
    }

    private static Moment input(Moment now, ReplanInput input) {
        return stepped(now, now.saga().step(input, TIMES));
    }

    private static Moment stepped(Moment now, ReplanStep step) {
        Moment after = now.with(step.next());
        for (Intention intention : step.intentions()) {
            after = switch (intention) {
                case Intention.Send send -> after.withCommands(after.commands().send(send.command()));
                case Intention.StartSession start -> after.with(Session.STARTED);
                case Intention.RemoveSession remove -> after.with(Session.REMOVED);
            };
        }
        return after;
    }
}
