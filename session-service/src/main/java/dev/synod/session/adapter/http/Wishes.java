package dev.synod.session.adapter.http;

import dev.synod.events.session.CouncilOptions;
import dev.synod.kit.http.Problems;
import dev.synod.session.SessionConfig;
import dev.synod.session.adapter.http.CreateSession.Options;
import dev.synod.session.core.Persona;
import dev.synod.session.shell.CouncilPreset;
import dev.synod.session.shell.PersonaCatalogue;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;

/** What a user wishes for a council, completed by the operator's defaults and checked against the catalogue. */
@Singleton
class Wishes {
    private static final BigDecimal MICRO = BigDecimal.valueOf(1_000_000);
    private static final Options NONE = new Options(null, null, null, null, null, null, null, null);

    private final SessionConfig.Defaults defaults;
    private final PersonaCatalogue catalogue;

    Wishes(SessionConfig config, PersonaCatalogue catalogue) {
        this.defaults = config.defaults();
        this.catalogue = catalogue;
    }

    /**
     * What the council is to be.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem if it names whom the catalogue has not
     */
    CouncilOptions of(@Nullable Options given) {
        Options wished = given == null ? NONE : given;
        List<String> panel = wished.council() == null ? named(wished) : council(wished, wished.council());
        return new CouncilOptions(
                or(wished.maxSubProblems(), defaults.maxSubProblems()),
                or(wished.rounds(), defaults.rounds()),
                panel.isEmpty() ? or(wished.panelSize(), defaults.panelSize()) : panel.size(),
                panel,
                wished.clarify(),
                wished.budgetUsd() == null
                        ? null
                        : wished.budgetUsd().multiply(MICRO).longValue(),
                wished.timeLimitSeconds());
    }

    private List<String> council(Options wished, String name) {
        if (wished.panel() != null) {
            throw Problems.invalid("'options' must have 'panel' or 'council', not both.");
        }
        return catalogue.councils().stream()
                .filter(preset -> preset.id().equals(name))
                .map(CouncilPreset::personaIds)
                .findFirst()
                .orElseThrow(() -> Problems.invalid("'options.council' is '" + name + "'; there are "
                        + catalogue.councils().stream().map(CouncilPreset::id).toList() + "."));
    }

    private List<String> named(Options wished) {
        List<String> panel = wished.panel() == null ? List.of() : wished.panel();
        List<String> known = catalogue.personas().stream().map(Persona::id).toList();
        panel.stream().filter(id -> !known.contains(id)).findFirst().ifPresent(stranger -> {
            throw Problems.invalid("'options.panel' names '" + stranger
                    + "', whom the catalogue has not; GET /api/v1/personas lists all.");
        });
        if (panel.stream().distinct().count() < panel.size()) {
            throw Problems.invalid("'options.panel' names somebody twice.");
        }
        return panel;
    }

    private static int or(@Nullable Integer wished, int otherwise) {
        return wished == null ? otherwise : wished;
    }
}
