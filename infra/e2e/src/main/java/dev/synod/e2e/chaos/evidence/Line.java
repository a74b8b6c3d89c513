package dev.synod.e2e.chaos.evidence;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One event of a session, as one of its keepers has it.
 *
 * @param type as CloudEvents have it
 * @param data JSON, without what JSON doesn't count, such as spaces
 */
public record Line(long sequence, String type, String data) {
    /** Of a keeper's JSON. */
    static Line of(long sequence, String type, JsonNode data) {
        return new Line(sequence, type, data.toString());
    }
}
