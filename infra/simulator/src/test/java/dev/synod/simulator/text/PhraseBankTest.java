package dev.synod.simulator.text;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class PhraseBankTest {

    @ParameterizedTest
    @EnumSource(Lens.class)
    void every_side_has_enough_to_say(Lens lens) {
        for (String section : List.of("for", "against", "evidence")) {
            assertThat(PhraseBank.of(lens, section)).as(lens + " " + section).hasSizeGreaterThanOrEqualTo(4);
        }
        assertThat(PhraseBank.of(lens, "condition")).hasSizeGreaterThanOrEqualTo(3);
        assertThat(PhraseBank.of(lens, "risk")).hasSizeGreaterThanOrEqualTo(2);
        assertThat(PhraseBank.of(lens, "question")).hasSizeGreaterThanOrEqualTo(2);
        assertThat(lens.noun()).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void every_usual_question_has_a_sentence_for_each_side(Topic topic) {
        assertThat(PhraseBank.common(topic.section())).hasSize(Lens.values().length);
    }

    @ParameterizedTest
    @CsvSource({
        "systems architect, ENGINEERING", "finance lead, FINANCE", "people and organisation lead, PEOPLE",
        "professional sceptic, EVIDENCE", "product lead, CUSTOMER", "security engineer, RISK",
        "business strategist, STRATEGY", "operations and reliability lead, OPERATIONS", "ethicist, RISK"
    })
    void a_role_decides_what_somebody_looks_at(String role, Lens lens) {
        assertThat(Lens.of("Somebody", role)).isEqualTo(lens);
    }
}
