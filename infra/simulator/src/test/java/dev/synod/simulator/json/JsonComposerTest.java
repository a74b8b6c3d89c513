package dev.synod.simulator.json;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.synod.simulator.prompt.Prompt;
import dev.synod.simulator.text.Dice;
import dev.synod.simulator.text.Speaker;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Objects;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

class JsonComposerTest {

    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final String RANKING = """
            {"type":"object","required":["ranking"],"additionalProperties":false,"properties":{"ranking":{
              "type":"array","uniqueItems":true,"minItems":4,"maxItems":4,
              "items":{"type":"string","enum":["A","B","C","D"]}}}}""";
    private static final String ACTIONS = """
            {"type":"object","required":["actions"],"additionalProperties":false,"properties":{"actions":{
              "type":"array","minItems":2,"maxItems":5,"items":{"type":"object","additionalProperties":false,
              "required":["title","description","priority","steps","successCriteria","killCriteria","dependsOn"],
              "properties":{
                "title":{"type":"string","maxLength":30},"description":{"type":"string","minLength":200},
                "priority":{"enum":["high","medium","low"]},
                "steps":{"type":"array","minItems":5,"maxItems":6,"items":{"type":"string"}},
                "successCriteria":{"type":"array","minItems":1,"maxItems":1,"items":{"type":"string"}},
                "killCriteria":{"type":"array","items":{"type":"string"}},
                "dependsOn":{"type":"array","maxItems":2,"items":{"type":"integer","minimum":1,"maximum":4}}}}}}}""";

    @ParameterizedTest
    @ValueSource(
            strings = {
                RANKING,
                ACTIONS,
                "{}",
                "{\"type\":\"array\",\"items\":{\"type\":\"integer\",\"minimum\":3,\"maximum\":4},\"minItems\":6}",
                "{\"type\":\"object\",\"properties\":{\"score\":{\"type\":\"number\",\"exclusiveMinimum\":0,"
                        + "\"exclusiveMaximum\":1},\"days\":{\"type\":\"integer\",\"multipleOf\":5,\"minimum\":7}}}",
                "{\"type\":\"object\",\"properties\":{\"confidence\":{\"type\":\"integer\",\"minimum\":-3,"
                        + "\"maximum\":-1},\"count\":{\"type\":\"number\",\"minimum\":1000}},\"required\":[\"count\"]}",
                "{\"type\":\"object\",\"properties\":{\"at\":{\"type\":\"string\",\"format\":\"date-time\"},"
                        + "\"id\":{\"type\":\"string\",\"pattern\":\"^[a-z0-9-]+$\",\"maxLength\":12},"
                        + "\"next\":{\"anyOf\":[{\"type\":\"null\"},{\"type\":\"string\",\"minLength\":3}]},"
                        + "\"flag\":{\"type\":[\"boolean\",\"null\"]},\"fixed\":{\"const\":42}}}",
                "{\"$defs\":{\"node\":{\"type\":\"object\",\"required\":[\"name\"],\"properties\":{"
                        + "\"name\":{\"type\":\"string\"},\"children\":{\"type\":\"array\",\"items\":"
                        + "{\"$ref\":\"#/$defs/node\"}}}}},\"$ref\":\"#/$defs/node\"}",
                "{\"allOf\":[{\"type\":\"object\",\"properties\":{\"risks\":{\"type\":\"array\",\"uniqueItems\":true,"
                        + "\"items\":{\"type\":\"string\"}}}},{\"required\":[\"risks\"]}]}",
                "{\"type\":\"object\",\"additionalProperties\":{\"type\":\"number\"}}",
            })
    void what_is_composed_is_valid_against_its_schema(String schema) {
        JsonSchema validator = SCHEMAS.getSchema(schema);
        for (long seed = 0; seed < 50; seed++) {
            String document = Json.encode(JsonComposer.compose(speaker(seed), new JsonObject(schema)));
            assertThat(validator.validate(document, InputFormat.JSON))
                    .as(document)
                    .isEmpty();
        }
    }

    @Test
    void a_ranking_is_a_permutation_that_depends_on_the_seed() {
        List<List<Object>> rankings = List.of(1L, 2L, 3L, 4L, 5L).stream()
                .map(seed ->
                        compose(RANKING, seed).getJsonArray("ranking").stream().toList())
                .toList();
        assertThat(rankings).allSatisfy(r -> assertThat(r).containsExactlyInAnyOrder("A", "B", "C", "D"));
        assertThat(Set.copyOf(rankings)).hasSizeGreaterThan(1);
    }

    @Test
    void an_action_depends_only_on_earlier_ones_and_no_two_are_alike() {
        for (long seed = 0; seed < 50; seed++) {
            JsonArray actions = compose(ACTIONS, seed).getJsonArray("actions");
            assertThat(actions.stream().map(a -> ((JsonObject) a).getString("title")))
                    .doesNotHaveDuplicates();
            for (int i = 0; i < actions.size(); i++) {
                int number = i + 1;
                assertThat(actions.getJsonObject(i).getJsonArray("dependsOn"))
                        .allSatisfy(on ->
                                assertThat((Integer) Objects.requireNonNull(on)).isLessThan(number));
            }
        }
    }

    @Test
    void texts_suit_the_names_of_their_properties() {
        JsonObject document = compose(
                "{\"type\":\"object\",\"properties\":{\"recommendation\":{\"type\":\"string\"},"
                        + "\"dissent\":{\"type\":\"array\",\"items\":{\"type\":\"string\"}},"
                        + "\"question\":{\"type\":\"string\"},\"confidence\":{\"type\":\"number\",\"minimum\":0,"
                        + "\"maximum\":1}}}",
                1);
        assertThat(document.getString("question")).endsWith("?");
        assertThat(document.getDouble("confidence")).isBetween(0.5, 0.95);
        assertThat(document.getJsonArray("dissent")).hasSizeGreaterThan(1).doesNotHaveDuplicates();
        assertThat(document.getString("recommendation")).hasSizeGreaterThan(40).doesNotContain("{");
    }

    @Test
    void only_a_problem_of_a_few_words_is_not_clear() {
        JsonObject schema = new JsonObject("{\"type\":\"object\",\"properties\":{\"clear\":{\"type\":\"boolean\"}}}");
        Prompt vague = Prompt.read("You are a clerk.", "<data name=\"problem\">Improve things.</data>");
        for (long seed = 0; seed < 20; seed++) {
            assertThat(((JsonObject) JsonComposer.compose(speaker(seed), schema)).getBoolean("clear"))
                    .isTrue();
            assertThat(((JsonObject) JsonComposer.compose(new Speaker(vague, Dice.of(seed), seed), schema))
                            .getBoolean("clear"))
                    .isFalse();
        }
    }

    private static JsonObject compose(String schema, long seed) {
        return (JsonObject) JsonComposer.compose(speaker(seed), new JsonObject(schema));
    }

    private static Speaker speaker(long seed) {
        Prompt prompt = Prompt.read(
                "You are Bo, finance lead.", "<data name=\"problem\">Should we open a second office?</data>");
        return new Speaker(prompt, Dice.of(seed), seed);
    }
}
