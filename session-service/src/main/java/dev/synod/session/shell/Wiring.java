package dev.synod.session.shell;

import dev.synod.session.SessionConfig;
import dev.synod.session.core.Persona;
import dev.synod.session.core.Rules;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Makes the core's rules out of the configuration. */
@Singleton
class Wiring {
    @Produces
    @Singleton
    Clock clock() {
        // as fine as PostgreSQL keeps it, so that a time read back is the time written
        return Clock.tick(Clock.systemUTC(), Duration.of(1, ChronoUnit.MICROS));
    }

    @Produces
    @Singleton
    Rules rules(SessionConfig config, PersonaCatalogue catalogue) {
        List<Persona> personas = catalogue.personas();
        return new Rules(
                personas,
                config.expertRoutes(),
                config.chairmanRoutes(),
                config.utilityRoute(),
                config.reissueAfter(),
                config.giveUpAfter());
    }
}
