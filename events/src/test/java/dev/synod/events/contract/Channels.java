package dev.synod.events.contract;

import dev.synod.events.Message;
import dev.synod.events.Topics;
import dev.synod.events.llm.GatewayControl;
import dev.synod.events.llm.LlmDelta;
import dev.synod.events.llm.LlmRequest;
import dev.synod.events.llm.LlmResponse;
import dev.synod.events.llm.ProviderStatus;
import dev.synod.events.replan.ReplanCommand;
import dev.synod.events.replan.ReplanReply;
import dev.synod.events.session.SessionEvent;

import java.util.List;

/** Who sends what where: the part of the contract that no record holds. */
final class Channels {
    private static final String SESSION = "session-service";
    private static final String GATEWAY = "llm-gateway-service";
    private static final String RECORD = "persistence-worker";
    private static final String STREAM = "stream-service";

    static final List<Channel> ALL = List.of(
            new Channel(
                    "sessionEvents",
                    Topics.SESSION_EVENTS,
                    SessionEvent.class,
                    "Session id.",
                    "Every durable event of a session, in order, with a gapless ce_sequence. Public; kept 7 days.",
                    List.of(SESSION),
                    List.of(RECORD, STREAM)),
            new Channel(
                    "llmRequests",
                    Topics.LLM_REQUESTS,
                    LlmRequest.class,
                    "Request id.",
                    "What is asked of the gateway. The same request id is answered once; kept 1 day.",
                    List.of(SESSION),
                    List.of(GATEWAY)),
            new Channel(
                    "llmResponses",
                    Topics.LLM_RESPONSES,
                    LlmResponse.class,
                    "Session id.",
                    "The one answer to each request, or its typed failure; kept 1 day.",
                    List.of(GATEWAY),
                    List.of(SESSION)),
            new Channel(
                    "llmDeltas",
                    Topics.LLM_DELTAS,
                    LlmDelta.class,
                    "Session id.",
                    "Words as they come. May be lost or repeated; kept 10 minutes.",
                    List.of(GATEWAY),
                    List.of(STREAM)),
            new Channel(
                    "providerStatus",
                    Topics.PROVIDER_STATUS,
                    ProviderStatus.class,
                    "Provider and operation, such as anthropic/chat.",
                    "The state of each circuit, per replica of the gateway; compacted.",
                    List.of(GATEWAY),
                    List.of(SESSION, STREAM, GATEWAY)),
            new Channel(
                    "gatewayControl",
                    Topics.GATEWAY_CONTROL,
                    GatewayControl.class,
                    "Provider.",
                    "What an operator orders of the gateway. Each of its replicas reads all of it; kept 1 day.",
                    List.of(GATEWAY),
                    List.of(GATEWAY)),
            new Channel(
                    "replanCommands",
                    Topics.REPLAN_COMMANDS,
                    ReplanCommand.class,
                    "Saga id.",
                    "Steps of the replan saga, and their compensations; kept 7 days.",
                    List.of(SESSION),
                    List.of(RECORD)),
            new Channel(
                    "replanReplies",
                    Topics.REPLAN_REPLIES,
                    ReplanReply.class,
                    "Saga id.",
                    "What came of each command. A command that comes again is answered again; kept 7 days.",
                    List.of(RECORD),
                    List.of(SESSION)));

    private Channels() {}

    /** One topic with its family of messages. */
    record Channel(
            String id,
            String topic,
            Class<? extends Message> family,
            String key,
            String description,
            List<String> senders,
            List<String> receivers) {}
}
