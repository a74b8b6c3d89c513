package dev.synod.stream;

import org.jspecify.annotations.Nullable;

/**
 * One event, as a client parsed it.
 *
 * @param id null if it had none
 */
record Sse(@Nullable String id, String name, String data) {
    static Sse parse(String block) {
        String id = null;
        String name = "message";
        StringBuilder data = new StringBuilder();
        for (String line : block.split("\n", -1)) {
            if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("event: ")) {
                name = line.substring(7);
            } else if (line.startsWith("data: ")) {
                data.append(data.isEmpty() ? "" : "\n").append(line.substring(6));
            }
        }
        return new Sse(id, name, data.toString());
    }
}
