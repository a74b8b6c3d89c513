package dev.synod.events;

import dev.synod.events.llm.GatewayControl;
import dev.synod.events.llm.LlmDelta;
import dev.synod.events.llm.LlmRequest;
import dev.synod.events.llm.LlmResponse;
import dev.synod.events.llm.ProviderStatus;
import dev.synod.events.replan.ReplanCommand;
import dev.synod.events.replan.ReplanReply;
import dev.synod.events.session.SessionEvent;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** The register of wire types, read from the sealed families. */
public final class MessageTypes {
    /** Each family with the topic that carries it. */
    public static final SequencedMap<Class<? extends Message>, String> FAMILIES = families();

    private static final Map<String, Class<? extends Message>> BY_TYPE = byType();

    private MessageTypes() {}

    /** The wire type of a message class, or an error if the record lacks its {@link WireType}. */
    public static String typeOf(Class<? extends Message> message) {
        return wireType(message).value();
    }

    /** The record for a wire type; empty for a type this release does not know. */
    public static Optional<Class<? extends Message>> recordOf(String type) {
        return Optional.ofNullable(BY_TYPE.get(type));
    }

    /** All message records, family by family, in the order of their declaration. */
    public static Collection<Class<? extends Message>> all() {
        return BY_TYPE.values();
    }

    /** The records of one sealed family, in the order of their declaration. */
    public static List<Class<? extends Message>> membersOf(Class<? extends Message> family) {
        return BY_TYPE.values().stream().filter(family::isAssignableFrom).toList();
    }

    private static SequencedMap<Class<? extends Message>, String> families() {
        SequencedMap<Class<? extends Message>, String> topics = new LinkedHashMap<>();
        topics.put(SessionEvent.class, Topics.SESSION_EVENTS);
        topics.put(LlmRequest.class, Topics.LLM_REQUESTS);
        topics.put(LlmResponse.class, Topics.LLM_RESPONSES);
        topics.put(LlmDelta.class, Topics.LLM_DELTAS);
        topics.put(ProviderStatus.class, Topics.PROVIDER_STATUS);
        topics.put(GatewayControl.class, Topics.GATEWAY_CONTROL);
        topics.put(ReplanCommand.class, Topics.REPLAN_COMMANDS);
        topics.put(ReplanReply.class, Topics.REPLAN_REPLIES);
        return topics;
    }

    private static Map<String, Class<? extends Message>> byType() {
        Map<String, Class<? extends Message>> types = new LinkedHashMap<>();
        for (Class<? extends Message> family : FAMILIES.keySet()) {
            for (Class<?> member : family.getPermittedSubclasses()) {
                Class<? extends Message> message = member.asSubclass(Message.class);
                if (types.put(typeOf(message), message) != null) {
                    throw new IllegalStateException("two records share the wire type " + typeOf(message));
                }
            }
        }
        return types;
    }

    private static WireType wireType(Class<? extends Message> message) {
        WireType type = message.getAnnotation(WireType.class);
        if (type == null) {
            throw new IllegalArgumentException(message.getName() + " has no @WireType");
        }
        return type;
    }
}
