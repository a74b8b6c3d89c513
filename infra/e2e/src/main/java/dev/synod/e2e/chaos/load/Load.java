package dev.synod.e2e.chaos.load;

import dev.synod.e2e.stream.Disturbances;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Many users who come one after the other, each with a session of their own. */
public final class Load implements AutoCloseable {
    /** A machine of two cores gets no more of them done at a time. */
    private static final int AT_ONCE = 40;

    private static final int USERS = 5;

    private final Doors doors;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore seats = new Semaphore(AT_ONCE);
    private final Disturbances disturbances = new Disturbances();
    private final Map<String, Held> held = new ConcurrentHashMap<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final Set<Conversation> talking = ConcurrentHashMap.newKeySet();
    private final AtomicInteger seated = new AtomicInteger();
    private volatile boolean allCame;

    public Load(Doors doors) {
        this.doors = doors;
    }

    /** Has sessions held, evenly over this time; returns at once. What each is like follows from the seed. */
    public void begin(long seed, int sessions, Duration over) {
        threads.execute(() -> {
            Random random = new Random(seed);
            try {
                for (int i = 0; i < sessions; i++) {
                    seats.acquire();
                    seated.incrementAndGet();
                    long own = random.nextLong();
                    int number = i;
                    threads.execute(() -> talk(number, new Random(own)));
                    Pauses.of(over.dividedBy(sessions));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                allCame = true;
            }
        });
    }

    /** True once nobody talks any more, nor will. */
    public boolean isOver() {
        return allCame && seated.get() == 0;
    }

    /** What each of those who are still here waits for. */
    public List<String> waiting() {
        return talking.stream().map(Conversation::toString).toList();
    }

    /** The sessions that were accepted, as their users know them. */
    public List<Held> held() {
        return List.copyOf(held.values());
    }

    /** What users ran into before they had a session. */
    public List<String> failures() {
        return List.copyOf(failures);
    }

    /** What came between users and their streams. */
    public Disturbances disturbances() {
        return disturbances;
    }

    /** The names of all users. */
    public static List<String> users() {
        return IntStream.range(0, USERS).mapToObj(Load::user).toList();
    }

    private void talk(int number, Random random) {
        Conversation conversation = new Conversation(doors, threads, disturbances, user(number % USERS), random);
        talking.add(conversation);
        try {
            conversation.hold(Habit.of(number, random), one -> held.put(one.sessionId(), one));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            failures.add(e.toString());
        } finally {
            talking.remove(conversation);
            seated.decrementAndGet();
            seats.release();
        }
    }

    private static String user(int number) {
        return "user-" + number;
    }

    /** Nobody waits any more. */
    @Override
    public void close() {
        doors.close();
        threads.shutdownNow();
    }
}
