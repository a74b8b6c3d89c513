package dev.synod.session.shell;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.synod.events.MessageJson;
import dev.synod.events.session.SessionEvent;
import dev.synod.session.core.dossier.Dossier;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Whether what was published of a session tells all that the session knows: the fold of the published events
 * is compared with the checkpoint.
 *
 * @param events how many were published
 * @param checkpointSequence how many there should be
 * @param checkpointDigest SHA-256 of what the session knows
 * @param rebuiltDigest the same of what the published events tell
 * @param differences the first of them, in words
 */
public record Verification(
        boolean equal,
        long events,
        long checkpointSequence,
        String checkpointDigest,
        String rebuiltDigest,
        List<String> differences) {
    private static final int MOST_DIFFERENCES = 20;

    /** Compares the published events with the checkpoint, each in any order. */
    static Verification of(String sessionId, List<NumberedFact> checkpoint, Map<Long, Set<SessionEvent>> published) {
        List<String> differences = new ArrayList<>();
        for (NumberedFact stored : checkpoint) {
            Set<SessionEvent> told = published.getOrDefault(stored.sequence(), Set.of());
            if (told.isEmpty()) {
                differences.add("event " + stored.sequence() + " was not published");
            } else if (told.size() > 1) {
                differences.add("event " + stored.sequence() + " was published twice, each time otherwise");
            } else if (!told.contains(stored.fact())) {
                differences.add("event " + stored.sequence() + " was published otherwise");
            }
        }
        long last = checkpoint.size();
        published.keySet().stream()
                .filter(sequence -> sequence < 1 || sequence > last)
                .forEach(sequence -> differences.add("event " + sequence + " is not the session's"));
        String known =
                digest(sessionId, checkpoint.stream().map(NumberedFact::fact).toList());
        String told = digest(
                sessionId,
                new TreeMap<>(published).values().stream().flatMap(Set::stream).toList());
        if (differences.isEmpty() && !known.equals(told)) {
            differences.add("the same events lead to another state");
        }
        return new Verification(
                differences.isEmpty(),
                published.size(),
                last,
                known,
                told,
                differences.stream().limit(MOST_DIFFERENCES).toList());
    }

    private static String digest(String sessionId, List<SessionEvent> facts) {
        try {
            byte[] json = MessageJson.MAPPER.writeValueAsBytes(Dossier.of(sessionId, facts));
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json));
        } catch (IllegalArgumentException e) {
            return "none: " + e.getMessage();
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256, and every record is writable", e);
        }
    }
}
