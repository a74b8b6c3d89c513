package dev.synod.gateway.adapter.models;

import com.fasterxml.jackson.databind.JsonNode;
import dev.synod.gateway.core.ModelBook;
import dev.synod.gateway.core.ModelCard;
import dev.synod.gateway.core.ModelRef;
import dev.synod.gateway.core.Price;
import dev.synod.kit.file.DataFile.Reading;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;

/** Makes a book of models of a file's content. */
final class ModelReader {
    private static final List<String> LISTS = List.of("chat", "embeddings", "searches");

    private final List<String> problems;

    private ModelReader(List<String> problems) {
        this.problems = problems;
    }

    /** The base with what a file adds; what has the name of something in the base takes its place. */
    static Reading<ModelBook> onTopOf(ModelBook base) {
        return (root, problems) -> new ModelReader(problems).book(root, base);
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
