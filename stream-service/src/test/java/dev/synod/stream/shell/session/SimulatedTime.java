package dev.synod.stream.shell.session;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that passes only when something is due. Equal times run in the order of their scheduling. */
public final class SimulatedTime implements InstantSource {
    private record Task(long atMillis, long order, Runnable work) {}

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Task::atMillis).thenComparingLong(Task::order));
    private long nowMillis;
    private long order;

    public void in(long millis, Runnable work) {
        tasks.add(new Task(nowMillis + millis, order++, work));
    }

    /** Runs what is due, and what that schedules, for so long. */
    public void pass(Duration duration) {
        long until = nowMillis + duration.toMillis();
        while (!tasks.isEmpty() && tasks.peek().atMillis() <= until) {
            Task task = tasks.remove();
            nowMillis = task.atMillis();
            task.work().run();
        }
        nowMillis = until;
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(nowMillis);
    }
}
