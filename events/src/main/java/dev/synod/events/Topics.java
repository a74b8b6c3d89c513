package dev.synod.events;

import java.util.List;

/** The topics, by name. {@code infra/kafka/topics.yaml} creates them; a test keeps the two equal. */
public final class Topics {
    /** Every durable event of a session, keyed by session id, gapless {@code ce_sequence}. Public. */
    public static final String SESSION_EVENTS = "synod.session.events.v1";

    /** Requests to the gateway, keyed by request id. */
    public static final String LLM_REQUESTS = "synod.llm.requests.v1";

    /** The gateway's answer or typed failure, keyed by session id. */
    public static final String LLM_RESPONSES = "synod.llm.responses.v1";

    /** Words as they come, keyed by session id; ephemeral. */
    public static final String LLM_DELTAS = "synod.llm.deltas.v1";

    /** Circuit states, keyed by provider/operation; compacted. */
    public static final String PROVIDER_STATUS = "synod.provider.status.v1";

    /** Operators' orders to all replicas of the gateway, keyed by provider. */
    public static final String GATEWAY_CONTROL = "synod.gateway.control.v1";

    /** Steps and compensations of the replan saga, keyed by saga id. */
    public static final String REPLAN_COMMANDS = "synod.replan.commands.v1";

    /** The record's answers to them, keyed by saga id. */
    public static final String REPLAN_REPLIES = "synod.replan.replies.v1";

    /** Requests that the gateway could not read. */
    public static final String LLM_REQUESTS_DLT = LLM_REQUESTS + ".llm-gateway-service.dlt";

    /** Responses that the session service could not read or apply. */
    public static final String LLM_RESPONSES_DLT = LLM_RESPONSES + ".session-service.dlt";

    /** Events that the persistence worker could not store. */
    public static final String SESSION_EVENTS_RECORD_DLT = SESSION_EVENTS + ".persistence-worker.dlt";

    /** Commands that the persistence worker could not read. */
    public static final String REPLAN_COMMANDS_DLT = REPLAN_COMMANDS + ".persistence-worker.dlt";

    /** Replies that the session service could not read or apply. */
    public static final String REPLAN_REPLIES_DLT = REPLAN_REPLIES + ".session-service.dlt";

    /** Events that the persistence worker could not store, after all retries. */
    public static final String SESSION_EVENTS_RECORD_PARKED = SESSION_EVENTS + ".persistence-worker.parked";

    /** All of them. */
    public static final List<String> ALL = List.of(
            SESSION_EVENTS,
            LLM_REQUESTS,
            LLM_RESPONSES,
            LLM_DELTAS,
            PROVIDER_STATUS,
            GATEWAY_CONTROL,
            REPLAN_COMMANDS,
            REPLAN_REPLIES,
            LLM_REQUESTS_DLT,
            LLM_RESPONSES_DLT,
            SESSION_EVENTS_RECORD_DLT,
            SESSION_EVENTS_RECORD_PARKED,
            REPLAN_COMMANDS_DLT,
            REPLAN_REPLIES_DLT);

    private Topics() {}
}
