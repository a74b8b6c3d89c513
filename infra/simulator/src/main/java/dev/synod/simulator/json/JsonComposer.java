package dev.synod.simulator.json;

import dev.synod.simulator.text.Dice;
import dev.synod.simulator.text.Lens;
import dev.synod.simulator.text.Speaker;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Walks a JSON Schema and writes a document that is valid against it and says something about the subject. */
public final class JsonComposer {

    private static final int DEEPEST_OPTIONAL = 8;

    private final Speaker speaker;
    private final Dice dice;
    private final FieldText fields;
    private final Frames frames;
    private final SchemaView view;
    private final Map<String, Deque<Object>> enumDecks = new HashMap<>();

    private JsonComposer(Speaker speaker, JsonObject schema) {
        this.speaker = speaker;
        this.dice = speaker.dice();
        this.fields = new FieldText(speaker);
        this.frames = new Frames(speaker);
        this.view = new SchemaView(schema);
    }

    /** A document for the schema: a {@link JsonObject}, a {@link JsonArray} or a plain value. */
    public static Object compose(Speaker speaker, JsonObject schema) {
        Object value = new JsonComposer(speaker, schema).value(schema, new Place("", Frame.NONE, 0));
        return value == null ? new JsonObject() : value;
    }

    private @Nullable Object value(JsonObject given, Place place) {
        JsonObject schema = view.settle(given);
        if (schema.containsKey("const")) {
            return schema.getValue("const");
        }
        if (schema.getValue("enum") instanceof JsonArray options && !options.isEmpty()) {
            return fromEnum(options, place);
        }
        return switch (SchemaView.type(schema)) {
            case "object" -> object(schema, place);
            case "array" -> array(schema, place);
            case "boolean" -> bool(place.name());
            case "integer", "number" -> Numbers.within(schema, place, dice);
            case "null" -> null;
            default -> Strings.within(schema, fields.text(place, schema.getString("description", "")), fields);
        };
    }

    private boolean bool(String name) {
        if (name.equalsIgnoreCase("clear")) {
            return !speaker.isPuzzled();
        }
        return !name.matches("(?i)(needs|requires|is_?blocked|blocked|clarif|escalat).*") && dice.chance(0.7);
    }

    /** The same options asked for again give another option, until all have been used. */
    private Object fromEnum(JsonArray options, Place place) {
        String framed = place.frame().text(place.name());
        for (Object option : options) {
            if (framed != null && framed.equalsIgnoreCase(String.valueOf(option))) {
                return option;
            }
        }
        Deque<Object> deck = enumDecks.computeIfAbsent(place.name() + options.encode(), k -> new ArrayDeque<>());
        if (deck.isEmpty()) {
            List<Object> usable = options.stream().filter(Objects::nonNull).toList();
            deck.addAll(dice.shuffled(usable.isEmpty() ? List.of("") : usable));
        }
        return deck.pop();
    }

    private JsonObject object(JsonObject schema, Place place) {
        JsonObject result = new JsonObject();
        JsonObject properties = schema.getJsonObject("properties", new JsonObject());
        Set<String> required = new TreeSet<>();
        schema.getJsonArray("required", new JsonArray()).forEach(name -> required.add(String.valueOf(name)));
        Frame frame = place.frame() == Frame.NONE ? frames.one(place.name()) : place.frame();
        for (String name : properties.fieldNames()) {
            if (required.contains(name) || place.depth() < DEEPEST_OPTIONAL) {
                JsonObject property = properties.getValue(name) instanceof JsonObject o ? o : new JsonObject();
                result.put(name, value(property, new Place(name, frame, place.depth() + 1)));
            }
        }
        if (schema.getValue("additionalProperties") instanceof JsonObject each && properties.isEmpty()) {
            speaker.others().forEach(other -> result.put(other, value(each, place.inside(Frame.NONE))));
        }
        return result;
    }

    private JsonArray array(JsonObject schema, Place place) {
        JsonObject items = schema.getValue("items") instanceof JsonObject o ? o : new JsonObject();
        JsonObject settled = view.settle(items);
        JsonArray result = new JsonArray();
        if (place.depth() > DEEPEST_OPTIONAL && schema.getInteger("minItems", 0) == 0) {
            return result;
        }
        if (settled.getValue("enum") instanceof JsonArray options && schema.getBoolean("uniqueItems", false)) {
            List<Object> all =
                    Lens.apart(dice.shuffled(options.stream().distinct().toList()));
            return new JsonArray(
                    new ArrayList<>(all.subList(0, Math.min(all.size(), Counts.most(schema, all.size())))));
        }
        List<String> framed = place.frame().list(place.name());
        if (SchemaView.type(settled).equals("string") && !framed.isEmpty() && !settled.containsKey("enum")) {
            return framedTexts(schema, settled, framed, place);
        }
        if (SchemaView.type(settled).equals("integer")
                && Names.plain(place.name()).equals(Frames.DEPENDENCIES)) {
            return dependencies(schema, settled, place);
        }
        int count = Counts.of(schema, place.name(), speaker, dice);
        List<Frame> itemFrames = frames.several(place.name(), count);
        for (int i = 0; i < count; i++) {
            Frame frame = i < itemFrames.size() ? itemFrames.get(i) : Frame.NONE;
            result.add(value(items, new Place(Names.singular(place.name()), frame, place.depth() + 1)));
        }
        return result;
    }

    private JsonArray dependencies(JsonObject schema, JsonObject items, Place place) {
        JsonArray result = new JsonArray();
        String number = place.frame().texts().getOrDefault(Frames.DEPENDENCIES, "");
        boolean fits = !number.isEmpty() && Counts.most(schema, 1) > 0;
        if (fits && Integer.parseInt(number) <= items.getInteger("maximum", Integer.MAX_VALUE)) {
            result.add(Integer.parseInt(number));
        }
        while (result.size() < schema.getInteger("minItems", 0)) {
            result.add(Numbers.within(items, place, dice));
        }
        return result;
    }

    private JsonArray framedTexts(JsonObject schema, JsonObject items, List<String> framed, Place place) {
        JsonArray result = new JsonArray();
        int least = schema.getInteger("minItems", 0);
        int most = Math.max(least, Counts.most(schema, framed.size()));
        for (int i = 0; i < most; i++) {
            String text = i < framed.size() ? framed.get(i) : fields.text(place.inside(Frame.NONE), "");
            result.add(Strings.within(items, text, fields));
        }
        return result;
    }
}
