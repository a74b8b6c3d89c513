package dev.synod.simulator.text;

import dev.synod.simulator.prompt.Prompt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;

class EssayTest {

    private static final String PROBLEM = "Should a 12-person startup move its monolith to microservices this year?";
    private static final List<String> ROLES = List.of(
            "systems architect", "finance lead", "people lead", "professional sceptic", "product lead", "strategist");

    @Test
    void the_same_prompt_and_seed_give_the_same_words() {
        assertThat(essay("finance lead", 1, "", 7)).isEqualTo(essay("finance lead", 1, "", 7));
    }

    @Test
    void another_seed_gives_other_words() {
        assertThat(essay("finance lead", 1, "", 7)).isNotEqualTo(essay("finance lead", 1, "", 8));
    }

    @Test
    void experts_who_cannot_hear_each_other_still_begin_differently() {
        Set<String> openings = ROLES.stream()
                .map(role -> essay(role, 1, "", 1).split("(?<=[.:]) ")[0])
                .collect(Collectors.toSet());
        assertThat(openings).hasSize(ROLES.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void every_round_has_a_readable_length_and_no_open_slot(int round) {
        for (String role : ROLES) {
            String essay = essay(role, round, said("Ada", "strategist"), 3);
            assertThat(essay.split("\\s+").length).as(essay).isBetween(55, 170);
            assertThat(essay).doesNotContain("{", "}", "  ", "..");
        }
    }

    @Test
    void a_later_round_answers_the_others_by_name() {
        assertThat(essay("finance lead", 2, said("Ada Byron", "strategist"), 1)).contains("Ada Byron");
    }

    @Test
    void nobody_repeats_what_was_said_before() {
        String before = essay("finance lead", 2, said("Ada", "strategist"), 1);
        String again = essay("finance lead", 2, contribution("Bo", before) + said("Ada", "strategist"), 1);
        assertThat(sentences(again)).isNotEmpty().doesNotContainAnyElementsOf(sentences(before));
    }

    @Test
    void the_convergence_of_all_experts_and_the_synthesis_point_the_same_way() {
        Prompt chair = Prompt.read("You are the chairman of a council.", fence("problem", PROBLEM));
        Outlook outlook = Outlook.on(chair.problem(), 5);
        String synthesis = Essay.by(new Speaker(chair, Dice.of(1), 5));
        assertThat(PhraseBank.common(outlook.section("verdict")).stream().map(Slots::literal))
                .anyMatch(synthesis::contains);
        for (String role : ROLES) {
            String last = essay(role, 3, said("Ada", "strategist"), 5);
            assertThat(PhraseBank.common(outlook.section("agree")).stream().map(Slots::literal))
                    .anyMatch(last::contains);
        }
    }

    @Test
    void a_prompt_without_any_of_the_conventions_still_gets_an_answer() {
        String essay = Essay.by(new Speaker(Prompt.read("", "hello"), Dice.of(1), 1));
        assertThat(essay.split("\\s+").length).isGreaterThan(40);
    }

    @Test
    void some_experts_ask_for_a_search_where_they_may_and_nobody_elsewhere() {
        Prompt invited = Prompt.read(
                "You are Bo, finance lead. End with \"SEARCH: \" to search.", "Round 1\n" + fence("problem", PROBLEM));
        List<String> essays = LongStream.range(0, 40)
                .mapToObj(seed -> Essay.by(new Speaker(invited, Dice.of(seed), seed)))
                .toList();

        assertThat(essays.stream().filter(essay -> essay.contains("\nSEARCH: ")).count())
                .isBetween(3L, 20L);
        assertThat(essay("finance lead", 1, "", 7)).doesNotContain("SEARCH:");
    }

    private static String essay(String role, int round, String said, long seed) {
        Prompt prompt = Prompt.read(
                "You are Bo, " + role + ".", "Round " + round + " on: it\n" + fence("problem", PROBLEM) + said);
        return Essay.by(new Speaker(prompt, Dice.of(seed, role, round, said), seed));
    }

    private static String said(String name, String role) {
        Prompt prompt = Prompt.read("You are " + name + ", " + role + ".", fence("problem", PROBLEM));
        return contribution(name, Essay.by(new Speaker(prompt, Dice.of(9), 9)));
    }

    private static String contribution(String member, String text) {
        return "<data name=\"contribution\" member=\"" + member + "\">" + text + "</data>";
    }

    private static String fence(String name, String text) {
        return "<data name=\"" + name + "\">" + text + "</data>";
    }

    private static List<String> sentences(String text) {
        return List.of(text.split("(?<=[.?])\\s+"));
    }
}
