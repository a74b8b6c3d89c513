package dev.synod.events;

import dev.synod.events.replan.Rejection;
import dev.synod.events.replan.ReplanCommand.LinkReplan;
import dev.synod.events.replan.ReplanCommand.UnlinkReplan;
import dev.synod.events.replan.ReplanReply.ReplanLinked;
import dev.synod.events.replan.ReplanReply.ReplanRejected;
import dev.synod.events.replan.ReplanReply.ReplanUnlinked;
import dev.synod.events.session.Replanning;
import dev.synod.events.session.Replanning.RelatedAction;

import java.util.List;

/** One message of each type of the replan saga, and what a replanning starts from. */
final class ReplanSamples {
    private static final String SAGA_ID = "0197e3a0-7777-7000-8000-000000000001";
    private static final String EARLIER = "0197e3a0-0000-7000-8000-000000000001";
    private static final String ACTION_ID = EARLIER + "/a1";

    static final Replanning REPLANNING = new Replanning(
            ACTION_ID,
            "Take a baseline",
            "Measure four weeks of releases.",
            "Nobody may read the release logs.",
            EARLIER,
            "Is our monolith too slow?",
            "Measure before moving.",
            "Without numbers every view is a guess.",
            "0197e3a0-9999-7000-8000-000000000001",
            List.of(new RelatedAction(EARLIER + "/a2", "Split the billing module", "in_progress")));

    static final List<Message> ALL = List.of(
            new LinkReplan(SAGA_ID, ACTION_ID, Samples.OWNER_ID, Samples.SESSION_ID),
            new UnlinkReplan(SAGA_ID, ACTION_ID, Samples.OWNER_ID, Samples.SESSION_ID),
            new ReplanLinked(SAGA_ID, REPLANNING),
            new ReplanRejected(
                    SAGA_ID,
                    Rejection.ALREADY_REPLANNED,
                    "Another session replans it.",
                    "0197e3a0-8888-7000-8000-000000000001"),
            new ReplanUnlinked(SAGA_ID));

    private ReplanSamples() {}
}
