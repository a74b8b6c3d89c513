package dev.synod.session.adapter.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.synod.events.MessageJson;
import dev.synod.session.core.desk.Ask;
import dev.synod.session.core.desk.Desk;
import dev.synod.session.core.desk.Holding;
import dev.synod.session.core.desk.InHand;
import dev.synod.session.core.desk.Purpose;
import dev.synod.session.core.desk.Task;
import dev.synod.session.core.dossier.Query;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A session that an earlier release left in the middle goes on with this one. */
class DeskJsonTest {
    private static final Instant REISSUE = Instant.parse("2026-11-01T10:00:30.123456Z");
    private static final Instant GIVE_UP = Instant.parse("2026-11-01T10:03:00Z");

    /** One for each purpose: as it was put, the first of them parked. */
    static Stream<Ask> asks() {
        return Stream.concat(
                Arrays.stream(Purpose.values())
                        .map(DeskJsonTest::task)
                        .map(task -> new Ask(task, "x/" + task.key() + "/1.1", "r", 1, REISSUE, GIVE_UP, false, null)),
                Stream.of(new Ask(task(Purpose.PANEL), "x/s1/panel/2.3", "r", 3, REISSUE, GIVE_UP, true, GIVE_UP)));
    }

    static Stream<Holding> holdings() {
        return Stream.of(
                new Holding.Vote(List.of("m2", "m1")),
                new Holding.Vote(List.of()),
                new Holding.Setback("auth", false, "the key is not valid"),
                new Holding.Digest("what was said"));
    }

    @ParameterizedTest
    @MethodSource("asks")
    void every_ask_is_read_as_it_was_written(Ask ask) {
        Desk desk = new Desk(List.of(ask), List.of());

        assertThat(DeskJson.TODAY.read(DeskJson.TODAY.write(desk))).isEqualTo(desk);
    }

    @ParameterizedTest
    @MethodSource("holdings")
    void everything_in_hand_is_read_as_it_was_written(Holding holding) {
        Desk desk = new Desk(List.of(), List.of(new InHand(task(Purpose.BALLOT), holding)));

        assertThat(DeskJson.TODAY.read(DeskJson.TODAY.write(desk))).isEqualTo(desk);
    }

    @Test
    void every_kind_of_thing_in_hand_is_tested_here() {
        assertThat(holdings().map(Object::getClass).distinct()).hasSize(Holding.class.getPermittedSubclasses().length);
    }

    @Test
    void the_format_of_today_is_the_golden_one() {
        JsonNode golden = golden("desk-format-1.json");

        assertThat(tree(DeskJson.TODAY.write(sample()))).isEqualTo(golden);
        assertThat(DeskJson.TODAY.read(golden.toString())).isEqualTo(sample());
    }

    @Test
    void what_an_earlier_release_wrote_is_brought_up_to_date() {
        UnaryOperator<ObjectNode> renamed = json -> {
            json.set("asks", json.remove("requests"));
            return json;
        };
        ObjectNode old = (ObjectNode) golden("desk-format-1.json");
        old.set("requests", old.remove("asks"));

        DeskJson next = new DeskJson(List.of(renamed));

        assertThat(next.read(old.toString())).isEqualTo(sample());
        assertThat(next.read(next.write(sample()))).isEqualTo(sample());
        assertThat(tree(next.write(sample())).path("format").asInt()).isEqualTo(2);
    }

    @Test
    void formats_are_brought_up_one_after_the_other() {
        DeskJson third = new DeskJson(List.of(json -> json.put("trail", "1"), json -> {
            json.put("trail", json.path("trail").asText() + "2");
            assertThat(json.path("trail").asText()).isEqualTo("12");
            return json;
        }));

        assertThat(third.read(DeskJson.TODAY.write(sample()))).isEqualTo(sample());
    }

    @Test
    void what_a_later_release_wrote_is_refused_and_says_why() {
        ObjectNode later = (ObjectNode) golden("desk-format-1.json");
        String text = later.put("format", 7).toString();

        assertThatThrownBy(() -> DeskJson.TODAY.read(text))
                .hasMessageContaining("format 7 is of a later release")
                .hasMessageContaining("reads up to format 1");
    }

    @Test
    void what_is_no_desk_is_refused_and_says_so() {
        for (String text : List.of("{", "[]", "null", "{}", "{\"format\": 1, \"asks\": 5}", "{\"format\": 0}")) {
            assertThatThrownBy(() -> DeskJson.TODAY.read(text))
                    .as(text)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("a checkpoint can't be read");
        }
    }

    private static Desk sample() {
        return new Desk(
                asks().toList(),
                holdings()
                        .map(holding -> new InHand(task(Purpose.BALLOT), holding))
                        .toList());
    }

    private static Task task(Purpose purpose) {
        return switch (purpose) {
            case TRIAGE -> Task.triage();
            case DECOMPOSITION -> Task.decomposition();
            case PANEL -> Task.panel("s1");
            case CONTRIBUTION -> Task.contribution("s1", 1, "m1");
            case SEARCH -> Task.search("s1", new Query(1, 0, "rents"));
            case EMBEDDING -> Task.embedding("s1", 1);
            case MODERATION -> Task.moderation("s1", 1);
            case DIGEST -> Task.digest("s1", 2);
            case BALLOT -> Task.ballot("s1", 2, "m1");
            case SYNTHESIS -> Task.synthesis("s1", 2);
            case VERDICT -> Task.verdict();
            case ACTIONS -> Task.actions();
        };
    }

    private static JsonNode golden(String name) {
        try (InputStream json = DeskJsonTest.class.getResourceAsStream("/golden/" + name)) {
            return MessageJson.MAPPER.readTree(Objects.requireNonNull(json, name));
        } catch (IOException e) {
            throw new IllegalStateException(name, e);
        }
    }

    private static JsonNode tree(String json) {
        try {
            return MessageJson.MAPPER.readTree(json);
        } catch (IOException e) {
            throw new IllegalStateException(json, e);
        }
    }
}
