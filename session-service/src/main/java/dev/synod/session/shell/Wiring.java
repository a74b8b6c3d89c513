package dev.synod.session.shell;

import dev.synod.session.SessionConfig;
import dev.synod.session.core.Council;
import dev.synod.session.core.Rules;
import dev.synod.session.core.measure.StoppingRules;
import dev.synod.session.core.replan.ReplanTimes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the core's rules out of the configuration. */
@Singleton
class Wiring {
    @Produces
    @Singleton
    Rules rules(SessionConfig config, PersonaCatalogue catalogue) {
        return new Rules(
                catalogue.personas(),
                new Rules.Routes(config.expertRoutes(), config.chairmanRoutes(), config.utilityRoute()),
                new Rules.Times(
                        config.reissueAfter(),
                        config.giveUpAfter(),
                        config.triageTimeout(),
                        config.lookupTimeout(),
                        config.firstRetry(),
                        config.lastRetry(),
                        config.timeLimit(),
                        config.closingTime()),
                new StoppingRules(
                        config.stopping().converged(),
                        config.stopping().participation(),
                        config.stopping().novelty(),
                        config.stopping().deadlock(),
                        config.stopping().duplicate(),
                        config.stopping().relevance()));
    }

    @Produces
    @Singleton
    ReplanTimes replanTimes(SessionConfig config) {
        SessionConfig.Replan replan = config.replan();
        return new ReplanTimes(replan.linkTimeout(), replan.unlinkTimeout(), replan.unlinkTries());
    }

    @Produces
    @Singleton
    Council council(Rules rules) {
        return new Council(rules);
    }
}
