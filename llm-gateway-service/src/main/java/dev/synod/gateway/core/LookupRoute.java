package dev.synod.gateway.core;

import dev.synod.events.llm.LlmErrorCode;

import java.util.List;

/** The one route of embeddings or of searches. It may be without any key: a council can do without lookups. */
public final class LookupRoute {
    private final String setting;
    private final List<ModelRef> configured;
    private final List<ModelRef> usable;

    /**
     * Checks and keeps the route.
     *
     * @param setting where it is configured
     * @param configured whom to ask, in order of preference
     * @throws IllegalArgumentException if the route is empty or names somebody who is not listed
     */
    public LookupRoute(String setting, List<ModelRef> configured, Offer<?> offer) {
        this.setting = setting;
        this.configured = List.copyOf(configured);
        this.usable = offer.usable(setting, configured);
    }

    /**
     * Whom to ask, best first; never empty.
     *
     * @throws CallFailure if nobody has a key
     */
    public List<ModelRef> models() {
        if (usable.isEmpty()) {
            List<String> providers =
                    configured.stream().map(ModelRef::provider).distinct().toList();
            throw new CallFailure(
                    LlmErrorCode.NOT_FOUND,
                    "no provider of %s has a key: set synod.gateway.providers.<name>.api-key of one of %s"
                            .formatted(setting, providers));
        }
        return usable;
    }
}
