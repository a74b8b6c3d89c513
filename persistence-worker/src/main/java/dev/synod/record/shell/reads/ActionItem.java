package dev.synod.record.shell.reads;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonRawValue;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.util.UUID;

/**
 * Something to do about a verdict.
 *
 * @param position from 1, as the verdict lists them
 * @param priority high, medium or low
 * @param successCriteria a JSON array of texts, and so the next
 * @param dependsOn a JSON array of action ids that come first
 * @param steps a JSON array of texts: how to go about it, in order
 */
public record ActionItem(
        String actionId,
        UUID sessionId,
        int position,
        String title,
        String description,
        String priority,

        @JsonRawValue @Schema(type = SchemaType.ARRAY, implementation = String.class)
        String successCriteria,

        @JsonRawValue @Schema(type = SchemaType.ARRAY, implementation = String.class)
        String killCriteria,

        @JsonRawValue @Schema(type = SchemaType.ARRAY, implementation = String.class)
        String dependsOn,

        @JsonRawValue @Schema(type = SchemaType.ARRAY, implementation = String.class)
        String steps,

        ActionStatus status,
        Instant createdAt) {

    /** Where a page that ends with this one goes on. */
    @JsonIgnore
    public ActionPosition place() {
        return new ActionPosition(createdAt, sessionId, position);
    }
}
