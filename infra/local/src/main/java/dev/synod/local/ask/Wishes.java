package dev.synod.local.ask;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/**
 * What a user wants of the council; null or empty where the service decides.
 *
 * @param rounds rounds per sub-problem at most
 * @param subProblems sub-problems at most
 * @param panel persona ids of the experts wanted
 * @param council name of a council that the service knows
 * @param budgetUsd what the session may cost
 * @param timeLimit how long it may work
 * @param clarify false to take even a vague question as it is
 */
public record Wishes(
        @Nullable Integer rounds,
        @Nullable Integer subProblems,
        List<String> panel,
        @Nullable String council,
        @Nullable Double budgetUsd,
        @Nullable Duration timeLimit,
        boolean clarify) {

    /** Everything as the service likes. */
    public static final Wishes NONE = new Wishes(null, null, List.of(), null, null, null, true);

    /** The body that creates a session: only what was wished for is said. */
    ObjectNode body(String problem) {
        ObjectNode options = JsonHttp.object();
        if (rounds != null) {
            options.put("rounds", rounds);
        }
        if (subProblems != null) {
            options.put("maxSubProblems", subProblems);
        }
        if (!panel.isEmpty()) {
            ArrayNode ids = options.putArray("panel");
            panel.forEach(ids::add);
        }
        if (council != null) {
            options.put("council", council);
        }
        if (budgetUsd != null) {
            options.put("budgetUsd", budgetUsd);
        }
        if (timeLimit != null) {
            options.put("timeLimitSeconds", timeLimit.toSeconds());
        }
        if (!clarify) {
            options.put("clarify", false);
        }
        ObjectNode body = JsonHttp.object().put("problem", problem);
        if (!options.isEmpty()) {
            body.set("options", options);
        }
        return body;
    }
}
