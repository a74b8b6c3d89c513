package dev.synod.session.adapter.prompt;

import dev.synod.kit.file.DataFile;
import dev.synod.session.adapter.prompt.PersonaReader.Catalogue;
import dev.synod.session.core.Persona;
import dev.synod.session.shell.CouncilPreset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PersonaReaderTest {
    private static final Catalogue SHIPPED = PersonaFile.shipped();
    private static final Path DOCUMENTATION = Path.of("..", "docs", "personas.md");

    @Test
    void the_shipped_file_has_enough_personas_in_every_domain() {
        assertThat(SHIPPED.personas()).hasSizeGreaterThanOrEqualTo(36);
        assertThat(SHIPPED.personas().stream().collect(groupingBy(Persona::domain, counting())))
                .containsOnlyKeys(PersonaReader.DOMAINS)
                .allSatisfy((domain, count) -> assertThat(count).as(domain).isGreaterThanOrEqualTo(4));
    }

    @Test
    void no_two_shipped_personas_share_a_name_a_role_or_a_profile() {
        assertThat(SHIPPED.personas()).extracting(Persona::name).doesNotHaveDuplicates();
        assertThat(SHIPPED.personas()).extracting(Persona::role).doesNotHaveDuplicates();
        assertThat(SHIPPED.profiles().values()).doesNotHaveDuplicates();
        assertThat(SHIPPED.profiles()).hasSameSizeAs(SHIPPED.personas());
    }

    @ParameterizedTest
    @CsvSource({
        "systems-architect, Ines Aldaba", "finance-lead, Tomas Riedl", "people-lead, Amara Nwosu",
        "sceptic, Yusuf Demir", "product-lead, Lena Brandt", "operations-lead, Marek Sobol",
        "security-engineer, Priya Raman", "strategist, Oliver Hayes", "counsel, Giulia Conti",
        "data-scientist, Noor Haddad", "customer-advocate, Ruth Mbeki", "ethicist, Samuel Okafor",
        "change-lead, Hanna Lindqvist", "economist, Diego Fuentes"
    })
    void a_persona_that_has_sat_on_councils_keeps_its_id_and_name(String id, String name) {
        assertThat(SHIPPED.personas()).anySatisfy(persona -> assertThat(List.of(persona.id(), persona.name()))
                .containsExactly(id, name));
    }

    @Test
    void the_largest_default_panel_hears_every_domain() {
        assertThat(SHIPPED.personas().subList(0, 7))
                .extracting(Persona::domain)
                .containsExactlyInAnyOrderElementsOf(PersonaReader.DOMAINS);
    }

    @Test
    void the_documentation_lists_the_shipped_councils() throws IOException {
        String rows = Files.readAllLines(DOCUMENTATION).stream()
                .filter(line -> line.matches("\\| `(?:[^|]+\\|){3}"))
                .collect(Collectors.joining("\n"));

        assertThat(SHIPPED.councils()).hasSizeGreaterThanOrEqualTo(6);
        assertThat(rows)
                .isEqualTo(SHIPPED.councils().stream()
                        .map(council -> "| `%s` | %s | `%s` |"
                                .formatted(council.id(), council.title(), String.join("`, `", council.personaIds())))
                        .collect(Collectors.joining("\n")));
    }

    @Test
    void an_own_file_adds_personas_and_councils_at_the_end() {
        Catalogue catalogue = own(personas(persona("tax-adviser")), councils("tax-adviser", "sceptic", "counsel"));

        assertThat(catalogue.personas())
                .hasSize(SHIPPED.personas().size() + 1)
                .startsWith(SHIPPED.personas().toArray(Persona[]::new))
                .endsWith(new Persona("tax-adviser", "Ada Park", "adviser", "law"));
        assertThat(catalogue.profiles()).containsEntry("tax-adviser", "You ask.");
        assertThat(catalogue.councils())
                .hasSize(SHIPPED.councils().size() + 1)
                .endsWith(new CouncilPreset("house", "The house", List.of("tax-adviser", "sceptic", "counsel")));
    }

    @Test
    void an_own_entry_takes_the_place_of_the_shipped_one_with_its_id() {
        String boardroom = councils("sceptic", "counsel", "economist").replace("house", "boardroom");

        Catalogue catalogue = own(personas(persona("finance-lead")), boardroom);

        assertThat(catalogue.personas()).hasSameSizeAs(SHIPPED.personas());
        assertThat(catalogue.personas().get(1)).isEqualTo(new Persona("finance-lead", "Ada Park", "adviser", "law"));
        assertThat(catalogue.profiles()).containsEntry("finance-lead", "You ask.");
        assertThat(catalogue.councils()).hasSameSizeAs(SHIPPED.councils());
        assertThat(catalogue.councils().getFirst())
                .isEqualTo(new CouncilPreset("boardroom", "The boardroom", List.of("sceptic", "counsel", "economist")));
    }

    @Test
    void an_own_file_may_be_without_either_list() {
        assertThat(own()).isEqualTo(SHIPPED);
    }

    @ParameterizedTest
    @MethodSource({"wrongPersonas", "wrongCouncils"})
    void an_own_file_with_a_mistake_is_refused_with_the_place_and_the_remedy(String content, List<String> problems) {
        assertThatThrownBy(() -> own(content))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("own.json has %s:\n- %s"
                        .formatted(
                                problems.size() == 1 ? "a problem" : problems.size() + " problems",
                                String.join("\n- ", problems)));
    }

    @Test
    void all_mistakes_are_listed_at_once() {
        String council = councils("sceptic", "nobody").replace("'title'", "'titel'");

        assertThatThrownBy(() -> own(personas("{'id':'tax','nmae':'Ada'}", persona("VAT")), council))
                .hasMessageStartingWith("own.json has 10 problems:")
                .hasMessageContainingAll(
                        "personas[0] \"tax\", nmae: ",
                        "personas[0] \"tax\", name: ",
                        "personas[0] \"tax\", role: ",
                        "personas[0] \"tax\", domain: ",
                        "personas[0] \"tax\", profile: ",
                        "personas[1] \"VAT\", id: ",
                        "councils[0] \"house\", titel: ",
                        "councils[0] \"house\", title: ",
                        "councils[0] \"house\", personas: are 2",
                        "councils[0] \"house\", personas: \"nobody\"");
    }

    @Test
    void a_persona_with_a_mistake_is_not_also_reported_by_its_council() {
        String council = councils("tax", "sceptic", "counsel");

        assertThatThrownBy(() -> own(tax("'law'", "'tax'"), council)).hasMessageStartingWith("own.json has a problem:");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"personas\": [}            | line 1, column 15",
                "{\"councils\": []} {}        | line 1, column 18",
                "{\"councils\": [], \"councils\": []} | Duplicate field 'councils'"
            })
    void what_is_no_json_is_refused_with_its_place(String json, String hint) {
        assertThatThrownBy(() -> read(json, SHIPPED))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("own.json is not JSON")
                .hasMessageContaining(hint);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "7"})
    void what_is_no_object_is_refused_with_the_shape_it_needs(String json) {
        assertThatThrownBy(() -> read(json, SHIPPED))
                .hasMessage("own.json has a problem:\n"
                        + "- the file is not an object; write {\"personas\": [...], \"councils\": [...]}");
    }

    @Test
    void a_catalogue_of_fewer_than_seven_is_refused() {
        assertThatThrownBy(() -> read("{}", Catalogue.EMPTY))
                .hasMessageContaining("personas: a catalogue needs at least 7, there are 0; add some");
    }

    @Test
    void an_own_file_that_cannot_be_read_is_refused_with_the_setting_to_mend(@TempDir Path folder) {
        for (Path path : List.of(folder, folder.resolve("absent.json"))) {
            assertThatThrownBy(() -> PersonaFile.own(path.toString(), SHIPPED))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith(path + " (synod.session.personas-file) cannot be ");
        }
    }

    @Test
    void the_example_of_the_documentation_is_valid(@TempDir Path folder) throws IOException {
        Matcher example =
                Pattern.compile("```json\n(\\{\n.*?)```", Pattern.DOTALL).matcher(Files.readString(DOCUMENTATION));
        assertThat(example.find()).isTrue();
        Path file = Files.writeString(folder.resolve("own.json"), example.group(1));

        Catalogue catalogue = PersonaFile.own(file.toString(), SHIPPED);

        assertThat(catalogue.personas()).hasSizeGreaterThan(SHIPPED.personas().size());
        assertThat(catalogue.councils()).hasSizeGreaterThan(SHIPPED.councils().size());
    }

    private static Stream<Arguments> wrongPersonas() {
        String tax = persona("tax");
        return Stream.of(
                row(tax("'id':'tax',", ""), "personas[0] (no id), id: is missing; add it"),
                row(tax("Ada Park", " "), "personas[0] 'tax', name: is blank; fill it in"),
                row(tax("'adviser'", "null"), "personas[0] 'tax', role: is missing; add it"),
                row(tax("'adviser'", "7"), "personas[0] 'tax', role: 7 is not a text; put a text in double quotes"),
                row(tax("Ada Park", "a".repeat(61)), "personas[0] 'tax', name: has 61 characters; shorten it to 60"),
                row(tax("adviser", "a".repeat(81)), "personas[0] 'tax', role: has 81 characters; shorten it to 80"),
                row(
                        tax("You ask.", "a".repeat(1201)),
                        "personas[0] 'tax', profile: has 1201 characters; shorten it to 1200"),
                row(
                        tax("'law'", "'Law'"),
                        "personas[0] 'tax', domain: 'Law' is unknown; choose one of "
                                + "business, technology, finance, law, people, science, ethics"),
                row(
                        personas(persona("Tax_Law")),
                        "personas[0] 'Tax_Law', id: 'Tax_Law' is no id; "
                                + "write lower-case letters, digits and single hyphens, such as tax-adviser"),
                row(
                        personas(tax, persona("vat"), tax),
                        "personas[2] 'tax', id: is taken by personas[0] 'tax'; give each an id of its own"),
                row(
                        tax("}", ",'profil':'x'}"),
                        "personas[0] 'tax', profil: is an unknown field; "
                                + "the fields are id, name, role, domain, profile"),
                row("'persona':[]", "the file, persona: is an unknown field; the fields are personas, councils"),
                row(personas(tax, "'vat'"), "personas[1]: 'vat' is not an object; write {'id': ...}"));
    }

    private static Stream<Arguments> wrongCouncils() {
        String house = councils("sceptic", "counsel", "economist");
        String[] eight = SHIPPED.personas().stream().map(Persona::id).limit(8).toArray(String[]::new);
        return Stream.of(
                row("'councils':{}", "councils: is not a list; write [...]"),
                row(councils("sceptic", "counsel"), "councils[0] 'house', personas: are 2; name 3 to 7"),
                row(councils(eight), "councils[0] 'house', personas: are 8; name 3 to 7"),
                row(
                        councils("sceptic", "counsel", "nobody"),
                        "councils[0] 'house', personas: 'nobody' is the id of no persona; "
                                + "correct it or add that persona"),
                row(
                        councils("sceptic", "counsel", "economist", "counsel"),
                        "councils[0] 'house', personas: 'counsel' is named twice; name it once"),
                row(
                        house.replace("'personas'", "'members'"),
                        "councils[0] 'house', members: is an unknown field; the fields are id, title, personas",
                        "councils[0] 'house', personas: must be a list of persona ids, "
                                + "such as ['sceptic', 'economist', 'counsel']"),
                row(house.replace("The house", ""), "councils[0] 'house', title: is blank; fill it in"),
                row(
                        house.replace(
                                "]}", "]},{'id':'house','title':'x','personas':['sceptic','counsel','ethicist']}"),
                        "councils[1] 'house', id: is taken by councils[0] 'house'; give each an id of its own"));
    }

    /** The content of an own file, with ' for ", and the problems it has, likewise. */
    private static Arguments row(String content, String... problems) {
        return Arguments.of(
                content, Stream.of(problems).map(PersonaReaderTest::quoted).toList());
    }

    private static String persona(String id) {
        return "{'id':'%s','name':'Ada Park','role':'adviser','domain':'law','profile':'You ask.'}".formatted(id);
    }

    private static String tax(String replaced, String replacement) {
        return personas(persona("tax").replace(replaced, replacement));
    }

    private static String personas(String... entries) {
        return "'personas':[" + String.join(",", entries) + "]";
    }

    private static String councils(String... members) {
        return "'councils':[{'id':'house','title':'The house','personas':['" + String.join("','", members) + "']}]";
    }

    private static Catalogue own(String... content) {
        return read("{" + quoted(String.join(",", content)) + "}", SHIPPED);
    }

    private static Catalogue read(String json, Catalogue base) {
        return DataFile.read(
                "own.json",
                new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)),
                PersonaReader.onTopOf(base));
    }

    private static String quoted(String text) {
        return text.replace('\'', '"');
    }
}
