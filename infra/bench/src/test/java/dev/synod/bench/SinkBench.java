package dev.synod.bench;

import dev.synod.events.Topics;
import dev.synod.testing.Commits;
import dev.synod.testing.PartControl;
import dev.synod.testing.TestSuite;
import dev.synod.testing.TopicWriter;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** How fast the record takes in what is on its topic, beside what the database can take at all. */
class SinkBench {
    private static final int ROUNDS = Integer.getInteger("synod.bench.rounds", 3);
    private static final int SESSIONS = 2_400;
    private static final int EVENTS = SESSIONS * SinkSession.EVENTS;
    /** What was hoped for; said, not demanded, since it is not reached. */
    private static final double HOPED_OF_COPY = 0.6;

    private static final String STORED = "synod_record_events_stored_total";
    private static final double LEAST_OF_AGAIN = 1.5;

    /** With the JVM's second compiler and a heap as in production: the local stack does without. */
    private final TestSuite suite =
            BenchSuite.recordAlone(Map.of("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=4 -Xmx512m"));

    private final PartControl worker = suite.part("persistence-worker");
    private final SinkCount count = new SinkCount(suite);
    private final EventCopy copy = new EventCopy(suite.stack());

    /** In each round the same events are stored, delivered again, and copied by the database's own means. */
    @Test
    void what_is_delivered_again_is_passed_over_faster_than_it_was_stored() throws SQLException, IOException {
        rate(sessions(), STORED); // warms up
        copy.forget();
        Rates stored = new Rates();
        Rates again = new Rates();
        Rates copied = new Rates();
        for (int i = 0; i < ROUNDS; i++) {
            List<SinkSession> sessions = sessions();
            stored.addRound(rate(sessions, STORED));
            again.addRound(rate(sessions, "synod_record_events_duplicate_total"));
            copied.addRound(copy.rate(EVENTS));
            copy.forget();
        }
        double ofCopy = stored.median() / copied.median();
        double ofAgain = again.median() / stored.median();
        System.out.printf(
                "%n%,d events a round%nstored:          %s%ndelivered again: %s%ncopied:          %s%n"
                        + "of COPY: %.2f (hoped for: %.2f), again to stored: %.2f%n%n",
                EVENTS, stored, again, copied, ofCopy, HOPED_OF_COPY, ofAgain);
        assertThat(ofAgain).isGreaterThanOrEqualTo(LEAST_OF_AGAIN);
    }

    /** Events a second, from a topic that holds all of them when the worker goes on. */
    private double rate(List<SinkSession> sessions, String counter) {
        double before = count.now(counter);
        worker.freeze();
        try (TopicWriter writer = new TopicWriter(suite.stack())) {
            SinkSession.publish(sessions, writer);
        }
        worker.thaw();
        double rate = count.rate(counter, before, EVENTS);
        try (Commits commits = new Commits(suite.stack(), "persistence-worker", Topics.SESSION_EVENTS)) {
            commits.awaitAll();
        }
        return rate;
    }

    private static List<SinkSession> sessions() {
        return Stream.generate(SinkSession::new).limit(SESSIONS).toList();
    }
}
