package dev.synod.simulator.json;

import dev.synod.simulator.text.Dice;
import dev.synod.simulator.text.Speaker;
import io.vertx.core.json.JsonObject;

/** How many items an array gets: what the schema allows, and within that what reads well. */
final class Counts {

    private static final int USUAL_LEAST = 2;
    private static final int USUAL_MOST = 3;

    private Counts() {}

    static int of(JsonObject schema, String name, Speaker speaker, Dice dice) {
        int least = schema.getInteger("minItems", 0);
        String plain = Names.plain(name);
        int low = USUAL_LEAST;
        int high = USUAL_MOST;
        if (plain.contains("action") || plain.contains("expert") || plain.contains("panel")) {
            low = 3;
            high = 5;
        } else if (plain.contains("problem")) {
            high = low;
        } else if ((plain.contains("rank") || plain.contains("score"))
                && !speaker.others().isEmpty()) {
            low = speaker.others().size();
            high = low;
        }
        int most = most(schema, Math.max(high, least));
        return (int) dice.between(Math.min(Math.max(low, least), most), Math.max(least, Math.min(high, most)));
    }

    static int most(JsonObject schema, int usual) {
        return Math.min(usual, schema.getInteger("maxItems", Integer.MAX_VALUE));
    }
}
