package dev.synod.gateway.shell;

import dev.synod.gateway.Settings;
import dev.synod.gateway.shell.port.CallLedger;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

class DepartureTest {
    private final List<String> givenBack = new ArrayList<>();
    private final RunningCalls running = new RunningCalls(Settings.with(Map.of()));

    DepartureTest() throws IOException {}

    @Test
    void nothing_more_is_taken_as_soon_as_it_is_announced() {
        departure(Duration.ofSeconds(1)).announced(new ShutdownDelayInitiatedEvent());

        assertThat(running.isLeaving()).isTrue();
    }

    @Test
    void what_ends_in_time_is_waited_for_and_nothing_is_given_back() throws Exception {
        running.add("a");
        CompletableFuture<Void> gone = CompletableFuture.runAsync(
                () -> departure(Duration.ofSeconds(60)).onStop(new ShutdownEvent()));
        assertThat(gone).isNotDone();

        running.remove("a");

        gone.get(10, SECONDS);
        assertThat(givenBack).isEmpty();
    }

    @Test
    void what_does_not_end_in_time_is_given_back() {
        running.add("a");
        running.add("b");
        running.remove("a");

        departure(Duration.ofMillis(20)).onStop(new ShutdownEvent());

        assertThat(givenBack).containsExactly("b");
    }

    private Departure departure(Duration grace) {
        CallLedger ledger = (CallLedger) Proxy.newProxyInstance(
                CallLedger.class.getClassLoader(), new Class<?>[] {CallLedger.class}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("giveBack");
                    ((Collection<?>) arguments[0]).forEach(id -> givenBack.add((String) id));
                    return Uni.createFrom().voidItem();
                });
        return new Departure(ledger, running, () -> grace);
    }
}
