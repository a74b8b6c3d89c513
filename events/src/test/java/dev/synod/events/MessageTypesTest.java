package dev.synod.events;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Wire types are stable names, made by one rule. */
class MessageTypesTest {
    @Test
    void every_wire_type_is_a_noun_a_fact_and_a_version() {
        assertThat(MessageTypes.all().stream().map(MessageTypes::typeOf))
                .allMatch(type -> type.matches("dev\\.synod\\.[a-z]+\\.[a-z]+\\.v[0-9]+"));
    }

    @Test
    void every_message_has_a_summary_of_one_line() {
        assertThat(MessageTypes.all()).allSatisfy(type -> assertThat(
                        type.getAnnotation(WireType.class).summary())
                .isNotBlank()
                .doesNotContain("\n")
                .doesNotEndWith("."));
    }

    @Test
    void a_type_and_its_record_find_each_other() {
        assertThat(MessageTypes.all()).allSatisfy(type -> assertThat(MessageTypes.recordOf(MessageTypes.typeOf(type)))
                .hasValue(type));
        assertThat(MessageTypes.recordOf("dev.synod.unknown.type.v1")).isEmpty();
    }
}
