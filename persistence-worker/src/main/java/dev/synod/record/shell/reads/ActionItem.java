package dev.synod.record.shell.reads;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.synod.record.core.action.ActionStatus;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

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
 * @param replannedBy the session that plans it anew
 * @param updatedAt when its status changed last; when it was made, if never
 * @param version changes with every change; the entity tag
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

        @JsonSerialize(using = ToStringSerializer.class) @Schema(implementation = String.class)
        ActionStatus status,

        @Nullable String blockedBecause,
        @Nullable UUID replannedBy,
        Instant createdAt,
        Instant updatedAt,
        @JsonIgnore @Nullable String ownerId,
        @JsonIgnore int version) {

    /** Where a page that ends with this one goes on. */
    @JsonIgnore
    public Place place() {
        return new Place(createdAt, sessionId, position);
    }
}
