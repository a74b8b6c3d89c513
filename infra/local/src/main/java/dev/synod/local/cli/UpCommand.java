package dev.synod.local.cli;

import dev.synod.local.cli.context.Context;
import dev.synod.local.cli.context.Start;
import dev.synod.local.layout.Port;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.concurrent.Callable;

/** Starts what is not running. */
@Command(name = "up", description = "Start what is not running, and wait until it is ready.")
final class UpCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by the command line parser
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        Context context = new Context(out);
        try (Start start = new Start(context, out)) {
            boolean started = start.run();
            start.keep();
            if (!started) {
                out.println("everything was running already");
            }
            if (context.suite().neededPorts().contains(Port.STREAM)) {
                out.println("console at " + context.console() + " (./synod console prints it with a token)");
            }
        }
        return 0;
    }
}
