package dev.synod.e2e;

import dev.synod.testing.TestSuite;

import java.util.List;

/** What the gateway has written down about the requests of one session. */
record Ledger(TestSuite suite, String sessionId) {

    /**
     * A request.
     *
     * @param attempts begun so far, by whomever
     * @param holder the replica that runs it, or that settled it
     */
    record Row(String requestId, String status, int attempts, String holder) {
        /** No answer yet; a provider may be at it. */
        boolean isPending() {
            return status.equals("pending");
        }

        /** Some provider was asked, and nothing has come of it yet. */
        boolean isUnderWay() {
            return isPending() && attempts > 0;
        }

        boolean isAnswered() {
            return status.equals("answered");
        }
    }

    List<Row> rows() {
        return suite
                .stack()
                .database()
                .query(
                        "select request_id, status, attempts, lease_owner from gateway.call where session_id = ?",
                        sessionId)
                .stream()
                .map(row -> new Row(
                        (String) row.get("request_id"),
                        (String) row.get("status"),
                        (Integer) row.get("attempts"),
                        (String) row.get("lease_owner")))
                .toList();
    }
}
