package dev.synod.simulator.json;

import dev.synod.simulator.text.Dice;
import io.vertx.core.json.JsonObject;

/** Numbers within the schema's bounds: shares rather high than low, counts small. */
final class Numbers {

    private static final double USUAL_COUNT = 10;

    private Numbers() {}

    static Number within(JsonObject schema, Place place, Dice dice) {
        boolean whole = SchemaView.type(schema).equals("integer");
        boolean share = Names.plain(place.name())
                .matches(
                        ".*(confidence|score|probability|similarity|novelty|agreement|weight|ratio|share|convergence).*");
        double step = schema.getDouble("multipleOf", whole ? 1.0 : 0.01);
        double least = schema.getDouble("minimum", above(schema, "exclusiveMinimum", step, share || !whole ? 0 : 1));
        double usualMost = share && !whole ? Math.max(1, least + 1) : Math.max(USUAL_COUNT, least + USUAL_COUNT);
        double most = schema.getDouble("maximum", below(schema, step, usualMost));
        double framed = framed(place, least, most);
        double value = share
                ? least + (most - least) * dice.between(0.62, 0.93)
                : dice.between(least, Math.min(most, least + 4 * USUAL_COUNT));
        double stepped = Math.round((Double.isNaN(framed) ? value : framed) / step) * step;
        double inside = Math.min(Math.floor(most / step) * step, Math.max(Math.ceil(least / step) * step, stepped));
        return whole ? (Number) Math.round(inside) : (Number) (Math.round(inside * 1e6) / 1e6);
    }

    private static double framed(Place place, double least, double most) {
        String text = place.frame().text(place.name());
        if (text == null || !text.matches("\\d{1,9}")) {
            return Double.NaN;
        }
        double value = Double.parseDouble(text);
        return value >= least && value <= most ? value : Double.NaN;
    }

    private static double above(JsonObject schema, String key, double step, double otherwise) {
        return schema.containsKey(key) ? schema.getDouble(key) + step : otherwise;
    }

    private static double below(JsonObject schema, double step, double otherwise) {
        return schema.containsKey("exclusiveMaximum") ? schema.getDouble("exclusiveMaximum") - step : otherwise;
    }
}
