package dev.synod.kit.log;

import io.quarkus.logging.json.runtime.JsonFormatter;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.LogContext;

import java.util.logging.Formatter;
import java.util.logging.Handler;

/** Completes the JSON lines of all handlers, where they are on, before there is any work to write about. */
@Singleton
public class EcsLines {
    void complete(@Observes @Priority(1) StartupEvent start) {
        complete(LogContext.getLogContext().getLogger("").getHandlers());
    }

    private static void complete(Handler[] handlers) {
        for (Handler handler : handlers) {
            Formatter formatter = handler.getFormatter();
            if (formatter instanceof JsonFormatter platform && !(formatter instanceof EcsFormatter)) {
                handler.setFormatter(new EcsFormatter(platform));
            }
            if (handler instanceof ExtHandler outer) {
                complete(outer.getHandlers());
            }
        }
    }
}
