package dev.synod.record.shell.reads;

import com.fasterxml.jackson.annotation.JsonRawValue;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;

/**
 * One event of a session's history.
 *
 * @param id the CloudEvents id
 * @param type the CloudEvents type
 * @param data the event's JSON, unchanged since it was published
 */
public record HistoryItem(
        long sequence,
        String id,
        String type,
        Instant time,
        @JsonRawValue @Schema(type = SchemaType.OBJECT) String data) {}
