package dev.synod.record.shell.reads;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.synod.events.session.Verdict;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.util.UUID;

/** What the council said, and at which place of the history. */
public record SessionVerdict(
        UUID sessionId,
        long sequence,
        Instant reachedAt,

        @JsonRawValue @Schema(implementation = Verdict.class)
        String verdict) {
    /** Where a page that ends with this one goes on. */
    @JsonIgnore
    public Place place() {
        return new Place(reachedAt, sessionId, 0);
    }
}
