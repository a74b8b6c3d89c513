package dev.synod.record.adapter.store.replan;

import dev.synod.events.MessageJson;
import dev.synod.events.MessageTypes;
import dev.synod.events.replan.ReplanCommand;
import dev.synod.events.replan.ReplanReply;
import dev.synod.record.core.replan.Link;
import dev.synod.record.core.replan.LinkState;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** The row of a replan saga in the record. */
@Entity
@Table(name = "replan", schema = "record")
class LinkEntity {
    @Id
    @Column(name = "saga_id")
    String sagaId = "";

    @Column(name = "action_id", updatable = false)
    String actionId = "";

    @Column(name = "session_id", updatable = false)
    String sessionId = "";

    String state = "";

    @Column(name = "reply_type")
    String replyType = "";

    String reply = "";

    @Column(name = "created_at", updatable = false)
    Instant createdAt = Instant.EPOCH;

    @Column(name = "updated_at")
    Instant updatedAt = Instant.EPOCH;

    protected LinkEntity() {}

    LinkEntity(ReplanCommand command, Instant at) {
        sagaId = command.sagaId();
        actionId = command.actionId();
        sessionId = command.sessionId();
        createdAt = at;
    }

    void apply(Link next, Instant at) {
        state = next.state().name();
        replyType = MessageTypes.typeOf(next.reply().getClass());
        reply = MessageJson.write(next.reply());
        updatedAt = at;
    }

    Link link() {
        byte[] json = reply.getBytes(StandardCharsets.UTF_8);
        return new Link(LinkState.valueOf(state), (ReplanReply)
                MessageJson.read(json, MessageTypes.recordOf(replyType).orElseThrow()));
    }
}
