package dev.synod.simulator.provider;

import dev.synod.simulator.Provider;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * What both providers of language models are asked, in one form.
 *
 * @param tool the tool which the model must call with the answer, if any
 */
record ChatRequest(
        Provider provider,
        String model,
        String system,
        String user,
        @Nullable JsonObject schema,
        @Nullable String tool,
        int maxTokens,
        boolean stream,
        boolean includeUsage) {}
