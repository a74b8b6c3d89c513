package dev.synod.simulator.fault;

import dev.synod.simulator.Provider;
import dev.synod.simulator.Settings;
import dev.synod.simulator.text.Dice;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The faults in force, at most one per provider; which calls they hit follows from the seed and the calls' order. */
@Singleton
public class Faults {

    private static final Logger LOG = Logger.getLogger(Faults.class);

    private final Settings settings;
    private final Map<Provider, Active> active = new EnumMap<>(Provider.class);

    Faults(Settings settings) {
        this.settings = settings;
    }

    /**
     * Puts a fault on a provider in place of the one before.
     *
     * @throws BadFault when the order makes no sense
     */
    public synchronized JsonObject put(Provider provider, JsonObject order) {
        Fault fault = FaultReader.read(provider, order);
        active.put(provider, new Active(fault));
        LOG.infof("Fault on %s: %s", provider.wireName(), fault.toJson().encode());
        return describe(active.get(provider));
    }

    /** Takes the fault off a provider, if there is one. */
    public synchronized void clear(Provider provider) {
        if (active.remove(provider) != null) {
            LOG.infof("Fault on %s cleared", provider.wireName());
        }
    }

    /** Takes all faults off. */
    public synchronized void clear() {
        if (!active.isEmpty()) {
            active.clear();
            LOG.info("All faults cleared");
        }
    }

    /** The fault that hits this call, if any; counts the call. */
    public synchronized Optional<Fault> next(Provider provider, String model, boolean composesText) {
        Active now = active.get(provider);
        if (now == null || !now.fault.matches(model, composesText)) {
            return Optional.empty();
        }
        if (now.fault.times() > 0 && now.hits >= now.fault.times()) {
            return Optional.empty();
        }
        long index = now.matched++;
        if (!Dice.of(settings.seed(), "fault", provider, index).chance(now.fault.rate())) {
            return Optional.empty();
        }
        now.hits++;
        return Optional.of(now.fault);
    }

    /** All faults by provider, with how often they have hit. */
    public synchronized JsonObject describe() {
        JsonObject json = new JsonObject();
        active.forEach((provider, now) -> json.put(provider.wireName(), describe(now)));
        return json;
    }

    private static JsonObject describe(Active now) {
        return now.fault.toJson().put("matched", now.matched).put("hits", now.hits);
    }

    private static final class Active {
        final Fault fault;
        long matched;
        int hits;

        Active(Fault fault) {
            this.fault = fault;
        }
    }
}
