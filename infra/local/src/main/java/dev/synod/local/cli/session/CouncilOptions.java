package dev.synod.local.cli.session;

import dev.synod.local.ask.Wishes;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What can be wished of the council on the command line. */
final class CouncilOptions {

    @Option(names = "--rounds", paramLabel = "N", description = "Rounds per sub-problem at most.")
    private @Nullable Integer rounds;

    @Option(names = "--sub-problems", paramLabel = "N", description = "Sub-problems at most.")
    private @Nullable Integer subProblems;

    @Option(names = "--panel", paramLabel = "ID", split = ",", description = "Ids of the experts wanted, by commas.")
    private List<String> panel = List.of();

    @Option(names = "--council", paramLabel = "NAME", description = "A council that the session service knows.")
    private @Nullable String council;

    @Option(names = "--budget", paramLabel = "USD", description = "What the session may cost, in US dollars.")
    private @Nullable Double budgetUsd;

    @Option(
            names = "--time-limit",
            paramLabel = "TIME",
            converter = ShortDuration.class,
            description = "How long it may work, such as 90s, 20m, 1h30m.")
    private @Nullable Duration timeLimit;

    @Option(names = "--no-clarify", description = "Ask nothing back, however vague the question.")
    private boolean asItIs;

    Wishes wishes() {
        return new Wishes(rounds, subProblems, panel, council, budgetUsd, timeLimit, !asItIs);
    }

    /** A duration as people write it. */
    static final class ShortDuration implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            try {
                Duration duration = Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
                if (duration.isPositive()) {
                    return duration;
                }
            } catch (DateTimeException e) {
                // told below, together with times that are none
            }
            throw new TypeConversionException("'" + text + "' is not a time such as 90s, 20m or 1h30m");
        }
    }
}
