package dev.synod.events.arch;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The rules can fail, and only where they should. */
class ArchitectureRulesTest {
    private static final String HERE = ArchitectureRulesTest.class.getPackageName();
    private static final JavaClasses OFFENDER = new ClassFileImporter().importPackages(HERE + ".offender");
    private static final JavaClasses MODEL = new ClassFileImporter().importPackages(HERE + ".model");

    @ParameterizedTest
    @CsvSource({
        "core_sees_only_java_and_the_contract, framework()",
        "core_has_no_io, io()",
        "core_has_no_clock_and_no_chance, clock()",
        "core_has_no_clock_and_no_chance, clockByReference()",
        "core_has_no_clock_and_no_chance, chance()",
        "core_has_no_clock_and_no_chance, unseeded()",
        "core_has_no_clock_and_no_chance, shuffled(",
        "core_has_no_unordered_collections, setOf()",
        "core_has_no_unordered_collections, hashMap()",
        "core_has_no_unordered_collections, hashMapByReference()",
        "core_has_no_unordered_collections, collected(",
        "core_fields_are_final, mutable",
        "core_fields_are_final, PublicDraft.text",
        "core_knows_no_shell_and_no_adapter, shell()",
        "shell_knows_no_adapter, Driver.store",
        "adapters_are_blind_to_each_other, Slice http depends on Slice store",
        "packages_have_no_cycles, adapter.http",
        "injection_is_by_constructor, Driver.store",
        "nothing_is_printed, Driver.run()",
    })
    void an_offence_is_found_and_named(String rule, String where) {
        String report =
                rule(rule, ".offender").evaluate(OFFENDER).getFailureReport().toString();
        assertThat(report).containsIgnoringCase(where);
    }

    @Test
    void what_obeys_passes_every_rule() {
        ArchitectureRules.of(HERE + ".model").forEach((name, rule) -> rule.check(MODEL));
    }

    @Test
    void a_service_without_a_core_passes() {
        JavaClasses none = new ClassFileImporter().importPackages(HERE + ".model.shell");
        ArchitectureRules.of("dev.synod.nothing").forEach((name, rule) -> rule.check(none));
    }

    @Test
    void a_misspelt_service_is_an_error() {
        assertThatThrownBy(() -> ArchitectureRules.testsFor("dev.synod.sesion"))
                .hasMessageContaining("dev.synod.sesion");
    }

    private static ArchRule rule(String name, String service) {
        return ArchitectureRules.of(HERE + service).get(name);
    }
}
