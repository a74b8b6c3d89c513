package dev.synod.e2e.chaos.load;

import com.fasterxml.jackson.databind.JsonNode;
import dev.synod.e2e.chaos.load.Doors.Answer;
import dev.synod.e2e.chaos.load.Doors.Wish;
import dev.synod.e2e.stream.Seen;
import dev.synod.local.ask.SseEvent;
import dev.synod.local.stack.Service;
import dev.synod.testing.Http;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A user who blocks the first action of a verdict and has it replanned, or gives that up again at once. */
final class Replanning {
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int ACCEPTED = 202;
    private static final int CHANGED_MEANWHILE = 412;

    private final Doors doors;
    private final String token;
    private final Random random;

    Replanning(Doors doors, String token, Random random) {
        this.doors = doors;
        this.token = token;
        this.random = random;
    }

    /** The session that replans an action of this one; empty if it has none, or all was undone. */
    Optional<String> of(Seen seen) throws InterruptedException {
        if (seen.events().stream().noneMatch(Replanning::hasActions)) {
            return Optional.empty();
        }
        String action = "/api/v1/actions/" + seen.sessionId() + "/a1";
        block(action);
        boolean changesItsMind = random.nextInt(3) == 0;
        Answer answer = doors.insist(
                token,
                Wish.post(
                                Service.SESSION,
                                action + "/replan",
                                Map.of("options", Map.of("maxSubProblems", 1, "rounds", 2, "panelSize", 3)))
                        .with("Prefer", changesItsMind ? "wait=0" : "wait=2"),
                random);
        return switch (answer.status()) {
            case OK, CREATED -> Optional.of(sessionOf(answer.body()));
            case ACCEPTED -> {
                String saga = answer.body().path("links").path("replan").asText();
                if (changesItsMind) {
                    doors.insist(token, Wish.post(Service.SESSION, saga + "/cancel", null), random);
                }
                yield outcome(saga);
            }
            default -> Optional.empty();
        };
    }

    /** The record gets to know an action some time after the stream has shown it. */
    private void block(String action) throws InterruptedException {
        while (true) {
            Answer before = doors.insist(token, Wish.get(Service.RECORD, action), random);
            if (before.body().path("status").asText().equals("blocked")) {
                return;
            }
            if (before.status() == OK) {
                Wish wish = new Wish(
                        Service.RECORD,
                        "PATCH",
                        action,
                        Map.of("status", "blocked", "blockedBecause", "Nobody answers."),
                        Map.of("If-Match", before.headers().firstValue("ETag").orElseThrow()));
                Answer after = doors.insist(token, wish, random);
                if (after.status() != OK && after.status() != CHANGED_MEANWHILE) {
                    throw new IllegalStateException(wish + " was answered " + after.status() + " " + after.body());
                }
            }
            Pauses.of(LOOK_EVERY);
        }
    }

    private Optional<String> outcome(String saga) throws InterruptedException {
        while (true) {
            JsonNode shown =
                    doors.insist(token, Wish.get(Service.SESSION, saga), random).body();
            switch (shown.path("state").asText()) {
                case "LINKED" -> {
                    return Optional.of(shown.path("sessionId").asText());
                }
                case "LINKING", "UNLINKING" -> Pauses.of(LOOK_EVERY);
                default -> {
                    return Optional.empty();
                }
            }
        }
    }

    private static boolean hasActions(SseEvent event) {
        return event.name().equals("actions.extracted")
                && !Http.json(event.data()).path("actions").isEmpty();
    }

    private static String sessionOf(JsonNode receipt) {
        return receipt.path("replan").path("sessionId").asText();
    }
}
