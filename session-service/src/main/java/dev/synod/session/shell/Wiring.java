package dev.synod.session.shell;

import dev.synod.session.SessionConfig;
import dev.synod.session.core.Persona;
import dev.synod.session.core.Rules;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import java.time.Clock;
import java.util.List;

/** Makes the core's rules out of the configuration. */
@Singleton
class Wiring {
    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
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
