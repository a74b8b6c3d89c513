package dev.synod.record.adapter.store.state;

import dev.synod.record.core.action.Decision;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** What changes of an action's row; the rest is as its verdict made it. */
@Entity
@Table(name = "action", schema = "record")
@DynamicUpdate
class ActionEntity {
    @Id
    @Column(name = "action_id")
    String id = "";

    String status = "";

    @Nullable @Column(name = "blocked_because")
    String blockedBecause;

    @Nullable @Column(name = "updated_at")
    Instant updatedAt;

    @Version
    int version;

    void apply(Decision.Changed changed, Instant at) {
        status = changed.status().text();
        blockedBecause = changed.blockedBecause();
        updatedAt = at;
    }
}
