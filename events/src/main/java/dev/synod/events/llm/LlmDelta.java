package dev.synod.events.llm;

import dev.synod.events.Message;
import dev.synod.events.WireType;

import java.util.Map;

/** Words as they come. Ephemeral: may be lost or repeated, the response has the whole text. */
public sealed interface LlmDelta extends Message {
    String requestId();

    Map<String, String> labels();

    /**
     * The next piece of an attempt's text.
     *
     * @param attempt counts calls to providers for this request, from 1
     * @param index counts pieces of this attempt, from 0
     */
    @WireType(value = "dev.synod.completion.delta.v1", summary = "Some words of a completion in progress")
    record CompletionDelta(String requestId, int attempt, int index, String text, Map<String, String> labels)
            implements LlmDelta {}

    /** What the attempt said so far is void; the next one begins from the start. */
    @WireType(value = "dev.synod.attempt.superseded.v1", summary = "An attempt was cut; another takes its place")
    record AttemptSuperseded(
            String requestId, int attempt, String provider, LlmErrorCode reason, Map<String, String> labels)
            implements LlmDelta {}
}
