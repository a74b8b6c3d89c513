package dev.synod.record;

import io.smallrye.config.ConfigMapping;
import jakarta.validation.constraints.AssertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How long histories are kept; README lists it. */
@ConfigMapping(prefix = "synod.record.retention")
public interface RetentionConfig {
    /** What becomes of a month whose sessions are all long over. */
    Policy policy();

    /** How long after the end of its last session. */
    Duration after();

    /** Where exported months go. */
    Optional<Path> folder();

    @AssertTrue(message = "synod.record.retention.policy=export needs synod.record.retention.folder") default boolean isExportable() {
        return policy() != Policy.EXPORT || folder().isPresent();
    }

    // A session that ended may be tried again for 30 days, and would have to go on without its beginning.
    @AssertTrue(message = "synod.record.retention.after must be 31d or more") default boolean isLongEnough() {
        return after().compareTo(Duration.ofDays(31)) >= 0;
    }

    /** What is done with it. */
    enum Policy {
        KEEP,
        DROP,
        EXPORT
    }
}
