package dev.synod.local.cli;

import dev.synod.local.cli.context.Context;
import dev.synod.local.stack.Launcher;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Stops everything, in order. */
@Command(name = "down", description = "Stop everything, in order. Data stays, unless told otherwise.")
final class DownCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by the command line parser
    private CommandSpec spec;

    @Option(names = "--forget", description = "Also delete all data, logs, keys and passwords.")
    private boolean forget;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        Context context = new Context(out);
        Launcher launcher = context.launcher();
        boolean running = launcher.supervisor().isPresent();
        long begin = System.nanoTime();
        if (running) {
            out.println("stopping");
        }
        List<String> leftOver = launcher.down();
        if (running) {
            out.printf(Locale.ROOT, "everything stopped after %.1f s%n", (System.nanoTime() - begin) / 1e9);
        }
        if (!leftOver.isEmpty()) {
            out.println("ended what an earlier run left: " + String.join(", ", leftOver));
        } else if (!running) {
            out.println("nothing was running");
        }
        if (forget) {
            context.suite().forget();
            out.println("deleted " + context.state().root());
        }
        return 0;
    }
}
