package dev.synod.gateway.adapter.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import dev.synod.events.MessageJson;
import dev.synod.gateway.core.ModelBook;
import dev.synod.gateway.core.ModelCard;
import dev.synod.gateway.core.ModelRef;
import dev.synod.gateway.core.Price;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;

/**
 * Reads a file of models on top of others. A file with anything wrong is refused as a whole, and the refusal lists
 * all that is wrong: where, what, and how to mend it.
 */
final class ModelReader {
    private static final List<String> LISTS = List.of("chat", "embeddings", "searches");

    private final List<String> problems = new ArrayList<>();

    private ModelReader() {}

    /**
     * The base with what the file adds; what has the name of something in the base takes its place.
     *
     * @param file what to call the file when something is wrong with it
     * @throws IllegalStateException if the file isn't as it should be, with all its problems
     */
    static ModelBook read(String file, InputStream json, ModelBook base) {
        ModelReader reader = new ModelReader();
        ModelBook book = reader.book(tree(file, json), base);
        if (!reader.problems.isEmpty()) {
            int count = reader.problems.size();
            throw new IllegalStateException("%s has %s:\n- %s"
                    .formatted(
                            file,
                            count == 1 ? "a problem" : count + " problems",
                            String.join("\n- ", reader.problems)));
        }
        return book;
    }

    private static JsonNode tree(String file, InputStream json) {
        try {
            return MessageJson.MAPPER
                    .reader()
                    .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .readTree(json.readAllBytes());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "%s is not JSON, mend line %d, column %d or just before: %s"
                            .formatted(
                                    file,
                                    e.getLocation().getLineNr(),
                                    e.getLocation().getColumnNr(),
                                    e.getOriginalMessage()),
                    e);
        } catch (IOException e) {
            throw new IllegalStateException(file + " cannot be read, it must be a JSON file in UTF-8: " + e, e);
        }
    }

    private ModelBook book(JsonNode root, ModelBook base) {
        if (!root.isObject()) {
            problems.add(
                    "the file is not an object; write {\"chat\": [...], \"embeddings\": [...], \"searches\": [...]}");
            return base;
        }
        root.fieldNames().forEachRemaining(field -> {
            if (!LISTS.contains(field)) {
                problems.add("%s: is an unknown list; the lists are %s".formatted(field, String.join(", ", LISTS)));
            }
        });
        return new ModelBook(
                base.chat().with(list(root, "chat", this::chat)),
                base.embeddings().with(list(root, "embeddings", this::embedding)),
                base.searches().with(list(root, "searches", this::search)));
    }

    private <C extends ModelCard> SequencedMap<ModelRef, C> list(
            JsonNode root, String list, Function<ModelEntry, C> reading) {
        SequencedMap<ModelRef, C> cards = new LinkedHashMap<>();
        JsonNode items = root.path(list);
        if (!items.isMissingNode() && !items.isArray()) {
            problems.add(list + ": is not a list; write [...]");
            return cards;
        }
        String named = list.equals("searches") ? "provider" : "model";
        for (int index = 0; index < items.size(); index++) {
            ModelEntry entry = new ModelEntry("%s[%d]".formatted(list, index), named, items.get(index), problems);
            if (!entry.isObject()) {
                continue;
            }
            ModelRef model = named.equals("provider") ? ModelRef.ofEngine(entry.text("provider")) : entry.model();
            C card = reading.apply(entry);
            entry.refuseUnread();
            if (cards.putIfAbsent(model, card) != null) {
                entry.wrong(named, "is listed before; list each once");
            }
        }
        return cards;
    }

    private ModelCard.Chat chat(ModelEntry entry) {
        Price price = Price.perMillionTokens(entry.usd("inputUsdPerMillion"), entry.usd("outputUsdPerMillion"));
        int context = entry.tokens("contextTokens");
        int output = entry.tokens("maxOutputTokens");
        if (output > context) {
            entry.wrong("maxOutputTokens", "is more than contextTokens; an answer is part of the context");
        }
        return new ModelCard.Chat(
                price,
                context,
                output,
                entry.flag("jsonSchema"),
                entry.flagOr("temperature", true),
                entry.date("asOf"),
                entry.text("source"));
    }

    private ModelCard.Embedding embedding(ModelEntry entry) {
        return new ModelCard.Embedding(
                Price.perMillionTokens(entry.usd("usdPerMillion"), BigDecimal.ZERO),
                entry.tokens("maxTextTokens"),
                entry.date("asOf"),
                entry.text("source"));
    }

    private ModelCard.Search search(ModelEntry entry) {
        return new ModelCard.Search(
                Price.perRequest(entry.usd("usdPerSearch")), entry.date("asOf"), entry.text("source"));
    }
}
