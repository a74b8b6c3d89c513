package dev.synod.bench;

import dev.synod.bench.FanOut.Lot;
import dev.synod.local.stack.Service;
import dev.synod.testing.TestSuite;
import dev.synod.testing.TestTokens;
import dev.synod.testing.TopicWriter;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** What it costs to show events to many, beside a server that does nothing but write them to its connections. */
class FanOutBench {
    private static final int ROUNDS = Integer.getInteger("synod.bench.rounds", 5);
    /** What was hoped for. */
    private static final double HOPED_OF_BARE = 0.8;

    private static final double LEAST_OF_BARE = 0.4;

    /** With the JVM's second compiler and a heap as in production: the local stack does without. */
    private final TestSuite suite =
            BenchSuite.streamAlone(Map.of("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=4 -Xmx512m"));

    /** Both servers have their connections all the time, and take turns in being given events. */
    @Test
    void showing_an_event_costs_little_more_than_writing_it() throws IOException {
        String token = TestTokens.user(StreamedSession.OWNER);
        ProcessHandle service = suite.part(Service.STREAM.module()).process();
        try (TopicWriter writer = new TopicWriter(suite.stack());
                BareWriterProcess bareWriter = new BareWriterProcess(service);
                FanOut shown =
                        new FanOut(service, suite.stream(), token, events -> StreamedSession.publish(events, writer));
                FanOut bare = new FanOut(bareWriter.handle(), bareWriter.uri(), token, bareWriter::publish)) {
            for (Lot lot : Lot.values()) { // warms up
                shown.round(lot);
                bare.round(lot);
            }
            for (Lot lot : Lot.values()) {
                compare(lot, shown, bare);
            }
        }
    }

    private static void compare(Lot lot, FanOut shown, FanOut bare) {
        Rates ofShown = new Rates();
        Rates ofBare = new Rates();
        Rates perWrite = new Rates();
        for (int i = 0; i < ROUNDS; i++) {
            FanOut.Round round = shown.round(lot);
            ofShown.addRound(round.deliveriesPerCpuSecond());
            perWrite.addRound(round.eventsPerWrite());
            ofBare.addRound(bare.round(lot).deliveriesPerCpuSecond());
        }
        double ratio = ofShown.median() / ofBare.median();
        System.out.printf(
                "%n%s: deliveries per second of processor time%nstream-service: %s, %.1f events a write%nbare writer:    %s%n"
                        + "ratio: %.2f (hoped for: %.2f)%n%n",
                lot, ofShown, perWrite.median(), ofBare, ratio, HOPED_OF_BARE);
        assertThat(ratio).isGreaterThanOrEqualTo(LEAST_OF_BARE);
    }
}
