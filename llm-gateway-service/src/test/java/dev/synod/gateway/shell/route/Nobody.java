package dev.synod.gateway.shell.route;

import dev.synod.events.TraceContext;
import dev.synod.gateway.core.ModelRef;
import dev.synod.gateway.shell.port.Call;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** An audience that is never turned to. */
enum Nobody implements Audience {
    WAITS;

    @Override
    public Uni<Void> agree(Call call, int attempt, ModelRef model) {
        throw new AssertionError("nobody asks");
    }

    @Override
    public Words words(Call call, int attempt, ModelRef model, @Nullable TraceContext cause) {
        throw new AssertionError("nobody speaks");
    }
}
