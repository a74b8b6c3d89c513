package dev.synod.testing;

import org.jspecify.annotations.Nullable;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the gateway has written down about the requests of one session. */
public record Ledger(TestStack stack, String sessionId) {

    /**
     * A request.
     *
     * @param attempts begun so far, by whomever
     * @param holder the replica that runs it, or that settled it
     * @param settledAt when its outcome was written down
     */
    public record Row(
            String requestId,
            String status,
            int attempts,
            @Nullable String holder,
            @Nullable Instant settledAt) {
        /** No outcome yet; a provider may be at it. */
        public boolean isPending() {
            return status.equals("pending");
        }

        /** Some provider was asked, and nothing has come of it yet. */
        public boolean isUnderWay() {
            return isPending() && attempts > 0;
        }

        /** An answer, for good. */
        public boolean isAnswered() {
            return status.equals("answered");
        }
    }

    /** All that has been claimed. */
    public List<Row> rows() {
        return stack.database().query("""
                        select request_id, status, attempts, lease_owner, settled_at
                        from gateway.call where session_id = ?
                        """, sessionId).stream().map(Ledger::row).toList();
    }

    private static Row row(Map<String, @Nullable Object> columns) {
        Timestamp settledAt = (Timestamp) columns.get("settled_at");
        return new Row(
                Objects.requireNonNull((String) columns.get("request_id")),
                Objects.requireNonNull((String) columns.get("status")),
                Objects.requireNonNull((Integer) columns.get("attempts")),
                (String) columns.get("lease_owner"),
                settledAt == null ? null : settledAt.toInstant());
    }
}
