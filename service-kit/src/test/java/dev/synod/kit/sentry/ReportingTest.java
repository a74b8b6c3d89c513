package dev.synod.kit.sentry;

import io.opentelemetry.sdk.trace.IdGenerator;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.sentry.Sentry;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.LogContext;
import org.jboss.logmanager.Logger;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ReportingTest {
    private static final Logger ROOT = LogContext.getLogContext().getLogger("");

    @Test
    void without_a_dsn_nothing_listens_and_no_span_is_looked_at() {
        Reporting reporting = reporting(Settings.none());
        int handlers = ROOT.getHandlers().length;

        reporting.begin(new StartupEvent());

        assertThat(ROOT.getHandlers()).hasSize(handlers);
        assertThat(Sentry.isEnabled()).isFalse();
        assertThat(new RequestReports(Settings.none()).isEndRequired()).isFalse();
    }

    @Test
    void with_one_it_listens_before_all_others_until_the_end() {
        Settings on = Settings.dsn("http://key@127.0.0.1:9/1");
        Reporting reporting = reporting(on);
        int handlers = ROOT.getHandlers().length;

        reporting.begin(new StartupEvent());
        try {
            assertThat(ROOT.getHandlers()).hasSize(handlers + 1);
            assertThat(ROOT.getHandlers()[0]).isInstanceOf(ErrorReports.class);
            assertThat(Sentry.isEnabled()).isTrue();
            assertThat(new RequestReports(on).isEndRequired()).isTrue();
        } finally {
            reporting.end(new ShutdownEvent());
        }

        assertThat(ROOT.getHandlers()).hasSize(handlers);
        assertThat(Sentry.isEnabled()).isFalse();
    }

    @Test
    void a_sentry_that_does_not_answer_holds_up_neither_work_nor_the_end() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Reporting reporting = reporting(Settings.dsn("http://key@127.0.0.1:" + silent.getLocalPort() + "/1"));
            reporting.begin(new StartupEvent());

            assertThat(timeOf(() -> {
                        for (int i = 0; i < 100; i++) {
                            ROOT.log(Level.ERROR, "away");
                        }
                    }))
                    .isLessThan(Duration.ofSeconds(1));

            silent.setSoTimeout(5_000);
            try (Socket held = silent.accept()) {
                assertThat(held.isConnected()).isTrue();
                assertThat(timeOf(() -> reporting.end(new ShutdownEvent()))).isLessThan(Duration.ofSeconds(5));
            }
        }
    }

    @Test
    void a_tenth_of_all_traces_is_reported() {
        int traces = 20_000;
        long reported = Stream.generate(IdGenerator.random()::generateTraceId)
                .limit(traces)
                .filter(trace -> RequestReports.place(trace) < RequestReports.SHARE)
                .count();

        assertThat(reported / (double) traces).isCloseTo(0.1, within(0.02));
        assertThat(RequestReports.place("ffffffffffffffff7fffffffffffffff")).isEqualTo(1);
        assertThat(RequestReports.place("ffffffffffffffff8000000000000000")).isZero();
    }

    private static Duration timeOf(Runnable what) {
        long start = System.nanoTime();
        what.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static Reporting reporting(SentryConfig config) {
        return new Reporting(config, new CurrentVertxRequest(), "service", "1");
    }
}
