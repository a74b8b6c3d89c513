package dev.synod.gateway.adapter.models;

import dev.synod.gateway.core.ModelBook;
import dev.synod.gateway.core.ModelCard;
import dev.synod.gateway.core.ModelRef;
import dev.synod.kit.file.DataFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ModelReaderTest {
    private static final ModelBook SHIPPED = ModelFile.shipped();
    private static final String CHAT = """
            {"model": "acme/large", "inputUsdPerMillion": 0.5, "outputUsdPerMillion": 2, "contextTokens": 1000,
             "maxOutputTokens": 100, "jsonSchema": true, "asOf": "2026-11-25", "source": "https://acme.example"}""";
    private static final String EMBEDDING = """
            {"model": "acme/vec", "usdPerMillion": 0.1, "maxTextTokens": 500, "asOf": "2026-11-25", "source": "a call"}""";
    private static final String SEARCH = """
            {"provider": "acme", "usdPerSearch": 0.01, "asOf": "2026-11-25", "source": "a call"}""";

    @Test
    void whatever_ships_says_where_and_when_it_was_read_and_is_plausible() {
        List<ModelCard> all = Stream.of(SHIPPED.chat(), SHIPPED.embeddings(), SHIPPED.searches())
                .flatMap(list -> list.cards().values().stream().map(ModelCard.class::cast))
                .toList();
        assertThat(all)
                .hasSizeGreaterThan(25)
                .allSatisfy(card -> assertThat(card.asOf()).isAfter(LocalDate.parse("2024-01-01")))
                .allSatisfy(card -> assertThat(card.source()).isNotBlank());
        SHIPPED.chat().cards().forEach((model, card) -> assertThat(card.price().outputUsdPerMillion())
                .as(model.toString())
                .isGreaterThanOrEqualTo(card.price().inputUsdPerMillion())
                .isLessThanOrEqualTo(new BigDecimal(100)));
    }

    @Test
    void a_star_stands_for_all_others_of_its_provider() {
        ModelBook book = own("{\"chat\": [%s]}".formatted(CHAT.replace("acme/large", "ollama/big")));
        assertThat(contextOf(book, "ollama/big")).isEqualTo(1000);
        assertThat(contextOf(book, "ollama/any:7b")).isEqualTo(32768);
        assertThat(book.chat().find(ModelRef.parse("openai/any"))).isNull();
    }

    @Test
    void an_own_file_adds_to_what_ships_and_takes_the_place_of_what_has_the_same_name() {
        ModelBook book = own("{\"chat\": [%s, %s], \"embeddings\": [%s], \"searches\": [%s]}"
                .formatted(CHAT, CHAT.replace("acme/large", "openai/gpt-4.1"), EMBEDDING, SEARCH));

        assertThat(book.chat().cards()).hasSize(SHIPPED.chat().cards().size() + 1);
        assertThat(contextOf(book, "acme/large")).isEqualTo(1000);
        assertThat(contextOf(book, "openai/gpt-4.1")).isEqualTo(1000);
        assertThat(book.embeddings().mentions("acme")).isTrue();
        assertThat(book.searches().mentions("acme")).isTrue();
        assertThat(own("{}")).isEqualTo(SHIPPED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            0.5                | -1                 | inputUsdPerMillion: -1 is no price; write US dollars as a number, 0 or more, without quotes
            0.5                | "0.5"              | inputUsdPerMillion: "0.5" is no price; write US dollars as a number, 0 or more, without quotes
            1000               | 0                  | contextTokens: 0 is no count of tokens; write a whole number, 1 or more, without quotes
            1000               | 1.5                | contextTokens: 1.5 is no count of tokens; write a whole number, 1 or more, without quotes
            1000               | 99                 | maxOutputTokens: is more than contextTokens; an answer is part of the context
            true               | "yes"              | jsonSchema: "yes" is neither true nor false; write one of them, without quotes
            "2026-11-25"       | "yesterday"        | asOf: "yesterday" is no date; write one such as "2026-11-25"
            "https://acme.example" | "  "           | source: "  " is no text; put words in double quotes
            "source"           | "sauce": "", "source" | sauce: is an unknown field; the fields are model, inputUsdPerMillion, outputUsdPerMillion, contextTokens, maxOutputTokens, jsonSchema, temperature, asOf, source
            "jsonSchema": true, | ``                | jsonSchema: is missing; add it
            """)
    void a_mistake_is_refused_with_the_place_and_the_remedy(String right, String wrong, String problem) {
        String content = "{\"chat\": [%s]}".formatted(CHAT.replace(right, wrong));
        assertThatThrownBy(() -> own(content))
                .hasMessage("own.json has a problem:\n- chat[0] \"acme/large\", " + problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            []                       | the file is not an object; write {"chat": [...], "embeddings": [...], "searches": [...]}
            {"chats": []}            | chats: is an unknown list; the lists are chat, embeddings, searches
            {"chat": {}}             | chat: is not a list; write [...]
            {"chat": [7]}            | chat[0]: 7 is not an object; write {...}
            {"searches": [SEARCH, SEARCH]} | searches[1] "acme", provider: is listed before; list each once
            {"embeddings": [LARGE]}  | embeddings[0] "large", model: "large" names no model; write provider/model, or provider/* for all others
            """)
    void a_file_of_another_shape_is_refused(String content, String problem) {
        String filled = content.replace("SEARCH", SEARCH).replace("LARGE", EMBEDDING.replace("acme/vec", "large"));
        assertThatThrownBy(() -> own(filled)).hasMessage("own.json has a problem:\n- " + problem);
    }

    @Test
    void all_mistakes_are_told_at_once() {
        String content = "{\"chat\": [{\"model\": \"acme/large\", \"asOf\": 3}]}";
        assertThatThrownBy(() -> own(content))
                .hasMessageStartingWith("own.json has 7 problems:")
                .hasMessageContaining("outputUsdPerMillion: is missing");
        assertThatThrownBy(() -> own("{\"chat\": [}")).hasMessageContaining("is not JSON, mend line 1, column");
    }

    @Test
    void a_file_is_named_by_its_setting(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("m.json"), "{\"chat\": 1}");
        assertThatThrownBy(() -> ModelFile.own(file.toString(), SHIPPED))
                .hasMessageStartingWith(file + " (synod.gateway.models-file) has a problem");
        assertThatThrownBy(() -> ModelFile.own(folder.resolve("none").toString(), SHIPPED))
                .hasMessageContaining("cannot be opened, name a file that is there");
    }

    private static int contextOf(ModelBook book, String model) {
        ModelCard.Chat card = book.chat().find(ModelRef.parse(model));
        assertThat(card).isNotNull();
        return card.contextTokens();
    }

    private static ModelBook own(String content) {
        return DataFile.read(
                "own.json",
                new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)),
                ModelReader.onTopOf(SHIPPED));
    }
}
