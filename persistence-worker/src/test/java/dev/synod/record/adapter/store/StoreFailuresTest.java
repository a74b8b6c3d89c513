package dev.synod.record.adapter.store;

import dev.synod.record.shell.EventRefused;
import dev.synod.record.shell.StoreUnavailable;
import io.vertx.pgclient.PgException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.ConnectException;

import static org.assertj.core.api.Assertions.assertThat;

class StoreFailuresTest {
    @ParameterizedTest
    @ValueSource(strings = {"22021", "22003", "23514", "23502", "54000"})
    void data_and_constraint_errors_are_the_events_fault(String sqlState) {
        assertThat(StoreFailures.classify(new PgException("no", "ERROR", sqlState, null)))
                .isInstanceOf(EventRefused.class)
                .hasMessage("no (" + sqlState + ")");
    }

    @ParameterizedTest
    @ValueSource(strings = {"40P01", "40001", "57P01", "57P03", "57014", "53300", "08006", "42501", "42P01", "25006"})
    void deadlocks_restarts_exhaustion_and_setup_are_the_databases_fault(String sqlState) {
        assertThat(StoreFailures.classify(new PgException("no", "ERROR", sqlState, null)))
                .isInstanceOf(StoreUnavailable.class);
    }

    @Test
    void a_lost_connection_is_the_databases_fault() {
        assertThat(StoreFailures.classify(new ConnectException("refused"))).isInstanceOf(StoreUnavailable.class);
    }
}
