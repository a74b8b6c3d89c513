package dev.synod.record.adapter.http;

import dev.synod.kit.http.Parameters;
import dev.synod.record.core.action.ActionStatus;
import dev.synod.record.shell.reads.Place;
import io.quarkiverse.resteasy.problem.HttpProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class InputsTest {
    @Test
    void good_values_are_taken_and_missing_ones_have_defaults() {
        UUID id = UUID.randomUUID();
        assertThat(Inputs.sessionId("The id", id.toString())).isEqualTo(id);
        assertThat(Parameters.limit("7", 100, 1000)).isEqualTo(7);
        assertThat(Parameters.limit(null, 100, 1000)).isEqualTo(100);
        assertThat(Inputs.after(null)).isZero();
        assertThat(Inputs.status("in_progress")).isEqualTo(ActionStatus.IN_PROGRESS);
        assertThat(Inputs.status(null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1-1-1-1-1", "nonsense", "019a9a3c-1d2e-7f00-8000-5b7c1e2f3a4g"})
    void what_is_no_uuid_is_told_how_one_looks(String text) {
        assertThatExceptionOfType(HttpProblem.class)
                .isThrownBy(() -> Inputs.sessionId("The id in the path", text))
                .satisfies(
                        problem -> assertThat(problem.getDetail()).startsWith("The id in the path is '" + text + "'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1001", "-1", "abc", "", "1.5", "99999999999999999999"})
    void a_limit_out_of_range_is_told_the_range(String text) {
        assertThatExceptionOfType(HttpProblem.class)
                .isThrownBy(() -> Parameters.limit(text, 100, 1000))
                .satisfies(problem -> assertThat(problem.getDetail()).endsWith("a whole number, from 1 to 1000."));
    }

    @Test
    void a_cursor_comes_back_as_the_place_it_was_made_from() {
        Place place = new Place(Instant.parse("2026-11-22T10:00:00.123456Z"), UUID.randomUUID(), 3);
        assertThat(PlaceCursor.read(PlaceCursor.write(place))).isEqualTo(place);
        assertThat(PlaceCursor.read(null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!", "abc", "MjAyNnx4fDE"})
    void a_cursor_of_another_making_is_refused(String text) {
        assertThatExceptionOfType(HttpProblem.class)
                .isThrownBy(() -> PlaceCursor.read(text))
                .satisfies(problem -> assertThat(problem.getStatusCode()).isEqualTo(400));
    }
}
