package dev.synod.events.arch;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.junit.jupiter.api.DynamicTest;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.stream.Stream;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * What every service's inside must obey: {@code core} is pure, {@code shell} drives it, an {@code
 * adapter} knows one technology and no other adapter. A service without a core passes the core's rules.
 */
public final class ArchitectureRules {
    private final String service;

    private ArchitectureRules(String service) {
        this.service = service;
    }

    /**
     * One test per rule over a service's main classes.
     *
     * @param service the service's root package, such as {@code dev.synod.session}
     */
    public static Stream<DynamicTest> testsFor(String service) {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(service);
        if (classes.isEmpty()) {
            throw new IllegalArgumentException("no main classes in package " + service + ": is the name right?");
        }
        return new ArchitectureRules(service)
                .all().entrySet().stream()
                        .map(rule -> DynamicTest.dynamicTest(
                                rule.getKey(), () -> rule.getValue().check(classes)));
    }

    /** The rules for one service, by name, with what is wrong with a violation as their reason. */
    static SequencedMap<String, ArchRule> of(String service) {
        return new ArchitectureRules(service).all();
    }

    private SequencedMap<String, ArchRule> all() {
        SequencedMap<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("core_sees_only_java_and_the_contract", coreSeesOnlyJavaAndTheContract());
        rules.put("core_has_no_io", coreHasNoIo());
        rules.put("core_has_no_clock_and_no_chance", coreHasNoClockAndNoChance());
        rules.put("core_has_no_unordered_collections", coreHasNoUnorderedCollections());
        rules.put("core_fields_are_final", coreFieldsAreFinal());
        rules.put("core_knows_no_shell_and_no_adapter", coreKnowsNoShellAndNoAdapter());
        rules.put("shell_knows_no_adapter", shellKnowsNoAdapter());
        rules.put("adapters_are_blind_to_each_other", adaptersAreBlindToEachOther());
        rules.put("packages_have_no_cycles", packagesHaveNoCycles());
        rules.put("injection_is_by_constructor", injectionIsByConstructor());
        rules.put("nothing_is_printed", NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.because("services log"));
        rules.replaceAll((name, rule) -> rule.allowEmptyShould(true));
        return rules;
    }

    private ArchRule coreSeesOnlyJavaAndTheContract() {
        return ArchRuleDefinition.classes()
                .that()
                .resideInAPackage(core())
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "dev.synod.events..", core())
                .because("a framework or Jackson in the core would let the outside change a decision");
    }

    private ArchRule coreHasNoIo() {
        return noClasses()
                .that()
                .resideInAPackage(core())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.io..", "java.net..", "java.nio.file..", "java.nio.channels..", "java.sql..")
                .because("the core returns intentions, the shell performs them");
    }

    private ArchRule coreHasNoClockAndNoChance() {
        return noClasses()
                .that()
                .resideInAPackage(core())
                .should()
                .accessTargetWhere(describe("the target reads a clock, chance or the surroundings", Purity::isImpure))
                .because("times and ids arrive in events, else a replay decides differently");
    }

    private ArchRule coreHasNoUnorderedCollections() {
        return noClasses()
                .that()
                .resideInAPackage(core())
                .should()
                .accessTargetWhere(describe("the target makes an unordered collection", Purity::isUnordered))
                .because("their order differs from run to run: use lists, LinkedHashMap, TreeMap, EnumMap");
    }

    private ArchRule coreFieldsAreFinal() {
        return fields().that()
                .areDeclaredInClassesThat(resideInAPackage(core()).and(not(describe("a draft", Purity::isDraft))))
                .should()
                .beFinal()
                .because("a state is a value: step returns the next one, if need be by a draft nobody else sees");
    }

    private ArchRule coreKnowsNoShellAndNoAdapter() {
        return noClasses()
                .that()
                .resideInAPackage(core())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(service, service + ".shell..", service + ".adapter..")
                .because("the shell calls the core, never the other way");
    }

    private ArchRule shellKnowsNoAdapter() {
        return noClasses()
                .that()
                .resideInAPackage(service + ".shell..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(service + ".adapter..")
                .because("the shell declares ports, adapters fill them");
    }

    private ArchRule adaptersAreBlindToEachOther() {
        return slices().matching(service + ".adapter.(*)..")
                .should()
                .notDependOnEachOther()
                .because("a technology must be replaceable on its own");
    }

    private ArchRule packagesHaveNoCycles() {
        String parent = service.substring(0, service.lastIndexOf('.'));
        return slices().matching(parent + ".(**)")
                .should()
                .beFreeOfCycles()
                .because("a cycle is one package in two folders");
    }

    private static ArchRule injectionIsByConstructor() {
        return noFields()
                .should()
                .beAnnotatedWith("jakarta.inject.Inject")
                .orShould()
                .beAnnotatedWith("org.eclipse.microprofile.config.inject.ConfigProperty")
                .orShould()
                .beAnnotatedWith("org.eclipse.microprofile.reactive.messaging.Channel")
                .because("a constructor shows what a class needs, and a test can give it");
    }

    private String core() {
        return service + ".core..";
    }
}
