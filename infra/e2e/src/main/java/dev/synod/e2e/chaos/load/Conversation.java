package dev.synod.e2e.chaos.load;

import com.fasterxml.jackson.databind.JsonNode;
import dev.synod.e2e.chaos.load.Doors.Answer;
import dev.synod.e2e.chaos.load.Doors.Wish;
import dev.synod.e2e.stream.Disturbances;
import dev.synod.e2e.stream.Follower;
import dev.synod.e2e.stream.Replica;
import dev.synod.e2e.stream.Seen;
import dev.synod.e2e.stream.Streams;
import dev.synod.local.ask.SseEvent;
import dev.synod.local.stack.Service;
import dev.synod.testing.Http;
import dev.synod.testing.TestTokens;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** One user and one session: posts it, follows it to its end, and does to it what its habit says. */
final class Conversation {
    private static final int ACCEPTED = 202;
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final String FAILED = "session.failed";

    private final Doors doors;
    private final Executor threads;
    private final Disturbances disturbances;
    private final Random random;
    private final String user;
    private final String token;
    private volatile String doing = "comes";

    Conversation(Doors doors, Executor threads, Disturbances disturbances, String user, Random random) {
        this.doors = doors;
        this.threads = threads;
        this.disturbances = disturbances;
        this.random = random;
        this.user = user;
        this.token = TestTokens.user(user);
    }

    /** Holds a session from its begin to its end; tells of each session when it is accepted, and when it is over. */
    void hold(Habit habit, Consumer<Held> tell) throws InterruptedException {
        doing = "posts " + habit.problem();
        Seen seen = follow(post(habit), habit, tell);
        if (habit.replans() && seen != null) {
            doing = "has an action of session " + seen.sessionId() + " replanned";
            Optional<String> next = new Replanning(doors, token, random).of(seen);
            if (next.isPresent()) {
                follow(next.get(), null, tell);
            }
        }
    }

    private String post(Habit habit) {
        Wish wish = Wish.post(
                        Service.SESSION,
                        "/api/v1/sessions",
                        Map.of("problem", habit.problem(), "options", habit.options()))
                .with("Idempotency-Key", new UUID(random.nextLong(), random.nextLong()).toString());
        String id = accepted(wish);
        if (habit.postsTwice() && !accepted(wish).equals(id)) {
            throw new IllegalStateException("the same key made another session than " + id);
        }
        return id;
    }

    private String accepted(Wish wish) {
        Answer answer = doors.insist(token, wish, random);
        if (answer.status() != ACCEPTED) {
            throw new IllegalStateException(wish + " was answered " + answer.status() + " " + answer.body());
        }
        return answer.body().path("id").asText();
    }

    private @Nullable Seen follow(String id, @Nullable Habit habit, Consumer<Held> tell) throws InterruptedException {
        Held held = new Held(id, user, habit == null ? 0 : habit.budgetMicroUsd());
        tell.accept(held);
        doing = "follows session " + id;
        List<Held.Said> said = new CopyOnWriteArrayList<>();
        try {
            Seen seen = toTheEnd(id, habit, said);
            tell.accept(held.ended(seen, said));
            return seen;
        } catch (CompletionException e) {
            tell.accept(held.troubled(String.valueOf(e.getCause()), said));
            return null;
        }
    }

    /** A session that failed is tried again by its user for as long as that can help. */
    private Seen toTheEnd(String id, @Nullable Habit habit, List<Held.Said> said) throws InterruptedException {
        Follower follower = new Follower(id, streams(), disturbances, new Random(random.nextLong()), threads);
        follower.listen(event -> react(id, event));
        if (habit != null) {
            habit.cancelAfter()
                    .ifPresent(count -> follower.onceSeen(count, () -> inBackground(() -> order(id, "cancel"))));
            habit.pauseAfter()
                    .ifPresent(count -> follower.onceSeen(count, () -> inBackground(() -> order(id, "pause"))));
            habit.sayAfter().ifPresent(count -> follower.onceSeen(count, () -> inBackground(() -> say(id, said))));
        }
        follower.begin();
        Seen seen = follower.seen();
        while (failedRecoverably(seen)) {
            order(id, "retry");
            Pauses.of(LOOK_EVERY);
            follower.goOn();
            seen = follower.seen();
        }
        return seen;
    }

    private void react(String id, SseEvent event) {
        switch (event.name()) {
            case "session.paused" -> inBackground(() -> order(id, "resume"));
            case "clarification.requested" ->
                inBackground(() -> doors.insist(
                        token,
                        Wish.post(
                                Service.SESSION,
                                path(id) + "/clarifications",
                                Map.of("answer", "It is about the opening hours of our town's library on Sundays.")),
                        random));
            default -> {}
        }
    }

    private void order(String id, String what) {
        doors.insist(token, Wish.post(Service.SESSION, path(id) + "/" + what, null), random);
    }

    private void say(String id, List<Held.Said> said) {
        String text = "Think of number " + UUID.randomUUID() + ", please.";
        Answer answer = doors.insist(
                token, Wish.post(Service.SESSION, path(id) + "/interjections", Map.of("text", text)), random);
        said.add(new Held.Said(text, answer.status() < 300, answer.unsure()));
    }

    private void inBackground(Runnable act) {
        threads.execute(act);
    }

    private Streams streams() {
        return new Streams(doors.of(Service.STREAM).stream().map(Replica::new).toList(), token);
    }

    private static boolean failedRecoverably(Seen seen) {
        SseEvent last = seen.events().getLast();
        JsonNode data = Http.json(last.data());
        return last.name().equals(FAILED) && data.path("recoverable").asBoolean();
    }

    /** What the user is at. */
    @Override
    public String toString() {
        return user + " " + doing;
    }

    private static String path(String id) {
        return "/api/v1/sessions/" + id;
    }
}
