package dev.synod.gateway.shell;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.inject.Singleton;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Spreads calls over the event loops, and gives each call a context of its own. */
@Singleton
public class EventLoops {
    private final List<Context> loops;
    private final AtomicInteger turn = new AtomicInteger();

    EventLoops(Vertx vertx) {
        VertxInternal internal = (VertxInternal) vertx;
        this.loops = Stream.<Context>generate(internal::createEventLoopContext)
                .limit(Runtime.getRuntime().availableProcessors())
                .toList();
    }

    /** All that runs here runs on one event loop, and shares no session or span with other calls. */
    Executor next() {
        Context loop = loops.get(Math.floorMod(turn.getAndIncrement(), loops.size()));
        Context own = VertxContext.createNewDuplicatedContext(loop);
        VertxContextSafetyToggle.setContextSafe(own, true);
        return command -> own.runOnContext(go -> command.run());
    }
}
