package dev.synod.session.core.desk;

import dev.synod.session.core.dossier.Query;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/**
 * Something that has to be found out. Its key says what, so that finding it out twice is the same.
 *
 * @param subProblemId absent if the whole problem is meant
 * @param memberId absent if nobody on a panel is meant
 * @param query what to search for; absent if nothing
 */
public record Task(
        String key,
        Purpose purpose,
        @Nullable String subProblemId,
        int round,
        @Nullable String memberId,
        @Nullable String query) {

    public static Task triage() {
        return new Task("triage", Purpose.TRIAGE, null, 0, null, null);
    }

    public static Task decomposition() {
        return new Task("decompose", Purpose.DECOMPOSITION, null, 0, null, null);
    }

    public static Task panel(String subProblemId) {
        return new Task(subProblemId + "/panel", Purpose.PANEL, subProblemId, 0, null, null);
    }

    public static Task contribution(String subProblemId, int round, String memberId) {
        String key = subProblemId + "/r" + round + "/" + memberId;
        return new Task(key, Purpose.CONTRIBUTION, subProblemId, round, memberId, null);
    }

    public static Task search(String subProblemId, Query query) {
        String key = subProblemId + "/search" + query.number();
        return new Task(key, Purpose.SEARCH, subProblemId, query.round(), null, query.text());
    }

    public static Task embedding(String subProblemId, int round) {
        return new Task(subProblemId + "/r" + round + "/embed", Purpose.EMBEDDING, subProblemId, round, null, null);
    }

    public static Task moderation(String subProblemId, int round) {
        return new Task(subProblemId + "/r" + round + "/moderate", Purpose.MODERATION, subProblemId, round, null, null);
    }

    public static Task digest(String subProblemId, int round) {
        return new Task(subProblemId + "/r" + round + "/digest", Purpose.DIGEST, subProblemId, round, null, null);
    }

    public static Task ballot(String subProblemId, int round, String memberId) {
        return new Task(subProblemId + "/rank/" + memberId, Purpose.BALLOT, subProblemId, round, memberId, null);
    }

    public static Task synthesis(String subProblemId, int round) {
        return new Task(subProblemId + "/synthesis", Purpose.SYNTHESIS, subProblemId, round, null, null);
    }

    public static Task verdict() {
        return new Task("verdict", Purpose.VERDICT, null, 0, null, null);
    }

    public static Task actions() {
        return new Task("actions", Purpose.ACTIONS, null, 0, null, null);
    }

    /** True if it is the same thing to be found out. */
    public boolean isSameAs(Task other) {
        return key.equals(other.key);
    }

    /** True if it is one of these. */
    public boolean isAmong(List<Task> tasks) {
        return tasks.stream().anyMatch(this::isSameAs);
    }

    /** The sub-problem it is about; it must be about one. */
    public String about() {
        return Objects.requireNonNull(subProblemId, key);
    }

    /** The member it is put to; it must be put to one. */
    public String member() {
        return Objects.requireNonNull(memberId, key);
    }
}
