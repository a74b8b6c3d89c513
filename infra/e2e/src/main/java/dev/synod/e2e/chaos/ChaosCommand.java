package dev.synod.e2e.chaos;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import java.util.concurrent.Callable;

/** {@code ./synod chaos}: a stack of its own is broken in every way for a while, under load. */
@Command(
        name = "chaos",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Starts a stack of its own with two replicas of each service, has many sessions held on it,",
            "breaks it in every way meanwhile, and checks afterwards that nothing was lost, doubled or left over.",
            "Exits with 0 if every promise was kept, with 1 if one was broken."
        })
public final class ChaosCommand implements Callable<Integer> {
    private static final int SESSIONS_A_MINUTE = 25;

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

    @Option(
            names = "--minutes",
            paramLabel = "N",
            defaultValue = "5",
            description = "How long: 1 to 1440 (${DEFAULT-VALUE}).")
    private int minutes;

    @Option(names = "--seed", paramLabel = "S", description = "What happens follows from it (default: any).")
    private long seed = new Random().nextInt(1_000_000);

    @Option(names = "--sessions", paramLabel = "N", description = "How many (default: 25 a minute).")
    private int sessions;

    private ChaosCommand() {}

    /** Runs it with these arguments, and ends the process. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new ChaosCommand()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        if (minutes < 1 || minutes > 1440 || sessions < 0) {
            System.err.println("--minutes must be from 1 to 1440, and --sessions not negative");
            return CommandLine.ExitCode.USAGE;
        }
        int count = sessions > 0 ? sessions : minutes * SESSIONS_A_MINUTE;
        Chaos chaos = new Chaos(seed, Duration.ofMinutes(minutes), count, ChaosCommand::print);
        return chaos.run().isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private static void print(String text) {
        System.out.println(CLOCK.format(LocalTime.now()) + "  " + text);
    }
}
