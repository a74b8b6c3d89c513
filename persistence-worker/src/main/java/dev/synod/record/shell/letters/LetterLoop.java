package dev.synod.record.shell.letters;

import dev.synod.kit.shutdown.Handover;
import dev.synod.kit.time.Rounds;
import dev.synod.record.RecordConfig;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** What has to be done about letters from time to time, at every replica. What fails is done with the next turn. */
@ApplicationScoped
public class LetterLoop {
    private static final int AT_ONCE = 100;

    private final Redriver redriver;
    private final Announcements announcements;
    private final LetterTopics topics;
    private final LetterQueue queue;
    private final LetterMetrics metrics;
    private final Handover handover;
    private final RecordConfig.DeadLetters config;

    LetterLoop(
            Redriver redriver,
            Announcements announcements,
            LetterTopics topics,
            LetterQueue queue,
            LetterMetrics metrics,
            Handover handover,
            RecordConfig config) {
        this.redriver = redriver;
        this.announcements = announcements;
        this.topics = topics;
        this.queue = queue;
        this.metrics = metrics;
        this.handover = handover;
        this.config = config.deadLetters();
    }

    @Scheduled(every = "${synod.record.dead-letters.check-every}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> turn() {
        return Rounds.tolerated("dead letters are not tried", redriver::redriveDue)
                .chain(() -> Rounds.tolerated("dead letters are not announced", this::announce))
                .chain(() -> Rounds.tolerated("dead letters are not counted", () -> handover.work(queue::census)
                        .invoke(metrics::counted)
                        .replaceWithVoid()));
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return Rounds.tolerated(
                "closed dead letters are not forgotten",
                () -> handover.work(() -> queue.forget(config.retention())).replaceWithVoid());
    }

    private Uni<Void> announce() {
        return Multi.createBy()
                .repeating()
                .uni(() -> handover.work(() -> announcements.announce(AT_ONCE, topics::send)))
                .whilst(announced -> announced == AT_ONCE)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
