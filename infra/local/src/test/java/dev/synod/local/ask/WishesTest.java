package dev.synod.local.ask;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class WishesTest {

    @Test
    void only_what_was_wished_for_is_said() {
        assertThat(Wishes.NONE.body("Why?").toString()).isEqualTo("{\"problem\":\"Why?\"}");
        assertThat(new Wishes(2, null, List.of(), null, null, null, true)
                        .body("Why?")
                        .toString())
                .isEqualTo("{\"problem\":\"Why?\",\"options\":{\"rounds\":2}}");
    }

    @Test
    void all_wishes_have_the_names_of_the_api() {
        Wishes all = new Wishes(3, 2, List.of("cfo", "sre"), "board", 0.5, Duration.ofMinutes(20), false);
        assertThat(all.body("Why?").path("options").toString())
                .isEqualTo("{\"rounds\":3,\"maxSubProblems\":2,\"panel\":[\"cfo\",\"sre\"],\"council\":\"board\","
                        + "\"budgetUsd\":0.5,\"timeLimitSeconds\":1200,\"clarify\":false}");
    }
}
