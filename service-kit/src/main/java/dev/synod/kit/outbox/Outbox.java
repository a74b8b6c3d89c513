package dev.synod.kit.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.synod.events.Envelope;
import dev.synod.events.MessageJson;
import dev.synod.events.TraceContext;
import dev.synod.kit.store.NativeWrite;
import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

import java.util.List;
import java.util.Map;

/**
 * The outbox table of one schema. Rows are only ever inserted: Debezium reads the inserts from the
 * WAL, and whole partitions are dropped later ({@link OutboxPartitions}).
 */
public final class Outbox {
    private final String insert;

    /** @param schema the schema that owns the table, a trusted name */
    public Outbox(String schema) {
        // The rows travel as one JSON parameter: one statement whatever their number. The payload is a
        // JSON string within it, so it is stored to the letter. A parameter of type json would be taken for a
        // JSON string itself, hence the detour by text.
        this.insert = """
                insert into %s.outbox (id, aggregatetype, aggregateid, type, payload, traceparent, tracestate,
                                       ce_source, ce_time, ce_subject, ce_sequence)
                select id, aggregatetype, aggregateid, type, payload, traceparent, tracestate,
                       ce_source, ce_time, ce_subject, ce_sequence
                from json_to_recordset(cast(cast(:rows as text) as json)) as r(id text, aggregatetype text, aggregateid text,
                     type text, payload text, traceparent text, tracestate text,
                     ce_source text, ce_time timestamptz, ce_subject text, ce_sequence bigint)
                """.formatted(schema);
    }

    /** Inserts the messages, in their order, in the transaction of this session. */
    public Uni<Void> append(Mutiny.Session session, List<OutboxMessage> messages) {
        if (messages.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return NativeWrite.run(session, insert, Map.of("rows", rows(messages))).replaceWithVoid();
    }

    private static String rows(List<OutboxMessage> messages) {
        ArrayNode rows = MessageJson.MAPPER.createArrayNode();
        messages.forEach(message -> write(message, rows.addObject()));
        try {
            return MessageJson.MAPPER.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree is always writable", e);
        }
    }

    private static void write(OutboxMessage message, ObjectNode row) {
        Envelope<?> envelope = message.envelope();
        TraceContext trace = envelope.trace();
        row.put("id", envelope.id());
        row.put("aggregatetype", message.topic());
        row.put("aggregateid", message.key());
        row.put("type", envelope.type());
        row.put("payload", MessageJson.write(envelope.data()));
        row.put("traceparent", trace == null ? "" : trace.traceparent());
        row.put("tracestate", trace == null ? "" : trace.tracestate());
        row.put("ce_source", envelope.source());
        row.put("ce_time", envelope.time().toString());
        row.put("ce_subject", envelope.subject());
        row.put("ce_sequence", envelope.sequence());
    }
}
