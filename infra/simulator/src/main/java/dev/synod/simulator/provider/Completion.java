package dev.synod.simulator.provider;

import dev.synod.simulator.fault.Fault;
import dev.synod.simulator.fault.FaultKind;
import dev.synod.simulator.json.JsonComposer;
import dev.synod.simulator.prompt.Prompt;
import dev.synod.simulator.text.Dice;
import dev.synod.simulator.text.Essay;
import dev.synod.simulator.text.Speaker;
import dev.synod.simulator.text.Tokens;
import io.vertx.core.json.Json;

import java.util.Optional;

/** What the model says, how it ends, and what it costs in tokens. */
record Completion(String text, Ending ending, int inputTokens, int outputTokens) {

    enum Ending {
        COMPLETE,
        TRUNCATED,
        REFUSED,
        FILTERED
    }

    /** The completion of a request, the same for the same request and seed. */
    static Completion of(ChatRequest request, Optional<Fault> fault, long seed) {
        String text = compose(request, seed);
        int full = Tokens.count(text);
        int allowed = request.maxTokens();
        Ending ending = full > allowed ? Ending.TRUNCATED : Ending.COMPLETE;
        if (fault.isPresent() && fault.get().kind() == FaultKind.TRUNCATION) {
            allowed = Math.min(allowed, fault.get().tokensOr(full / 2));
            ending = Ending.TRUNCATED;
        } else if (fault.isPresent() && fault.get().kind() == FaultKind.REFUSAL) {
            allowed = Math.min(allowed, fault.get().tokensOr(0));
            ending = fault.get().finishReason().equals("stop") ? Ending.REFUSED : Ending.FILTERED;
        }
        String said = full > allowed ? Tokens.first(text, allowed) : text;
        return new Completion(
                said,
                ending,
                Tokens.estimate(request.system() + request.user()),
                said.isEmpty() ? 0 : Math.min(allowed, Tokens.estimate(said)));
    }

    private static String compose(ChatRequest request, long seed) {
        Dice dice = Dice.of(seed, request.provider(), request.model(), request.system(), request.user());
        Speaker speaker = new Speaker(Prompt.read(request.system(), request.user()), dice, seed);
        return request.schema() == null
                ? Essay.by(speaker)
                : Json.encode(JsonComposer.compose(speaker, request.schema()));
    }
}
