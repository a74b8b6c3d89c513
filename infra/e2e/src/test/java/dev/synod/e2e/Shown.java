package dev.synod.e2e;

import java.util.ArrayList;
import java.util.List;

/** A server-sent event. */
public record Shown(String id, String event, String data) {

    /** The durable events in the text of a stream: those that have an id. */
    static List<Shown> in(String stream) {
        List<Shown> shown = new ArrayList<>();
        for (String block : stream.split("\n\n", -1)) {
            String id = field(block, "id: ");
            if (!id.isEmpty()) {
                shown.add(new Shown(id, field(block, "event: "), field(block, "data: ")));
            }
        }
        return shown;
    }

    private static String field(String block, String name) {
        return block.lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()))
                .findFirst()
                .orElse("");
    }
}
