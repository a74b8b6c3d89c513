package dev.synod.local.cli;

import dev.synod.local.ask.Refused;
import dev.synod.local.cli.letters.DeadLettersCommand;
import dev.synod.local.cli.session.AskCommand;
import dev.synod.local.cli.session.CancelCommand;
import dev.synod.local.cli.session.ClarifyCommand;
import dev.synod.local.cli.session.ForkCommand;
import dev.synod.local.cli.session.PauseCommand;
import dev.synod.local.cli.session.ResumeCommand;
import dev.synod.local.cli.session.RetryCommand;
import dev.synod.local.cli.session.SayCommand;
import dev.synod.local.cli.session.VerifySessionCommand;
import dev.synod.local.cli.session.WatchCommand;
import dev.synod.local.process.PartFailure;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** The command line. {@code test} and {@code chaos} are missing here: the launcher script runs what they need. */
@Command(
        name = "synod",
        description = "Durable councils of experts, on this machine.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            AskCommand.class,
            WatchCommand.class,
            SayCommand.class,
            ClarifyCommand.class,
            PauseCommand.class,
            ResumeCommand.class,
            CancelCommand.class,
            RetryCommand.class,
            ForkCommand.class,
            VerifySessionCommand.class,
            UpCommand.class,
            ConsoleCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            TraceCommand.class,
            DeadLettersCommand.class,
            TokenCommand.class,
            DoctorCommand.class,
            SuperviseCommand.class
        },
        footer = {
            "",
            "./synod test runs all tests (mvn verify with the right JDK).",
            "./synod chaos breaks a stack of its own in every way, and checks what is left (--help)."
        })
public final class Synod implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by the command line parser
    private CommandSpec spec;

    /** Exit codes: 0 done, 1 failed, 2 wrong usage, 130 interrupted. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Synod());
        line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof PartFailure || failure instanceof Refused) {
                command.getErr().println(failure.getMessage());
                return 1;
            }
            throw failure;
        });
        return line;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
