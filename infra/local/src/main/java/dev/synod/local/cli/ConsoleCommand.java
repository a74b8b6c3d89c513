package dev.synod.local.cli;

import dev.synod.local.cli.context.Caller;
import dev.synod.local.cli.context.Context;
import dev.synod.local.process.PartFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;

/** Prints where the web console is, with a token that signs in. */
@Command(name = "console", description = "Print the address of the web console, with a token in it.")
final class ConsoleCommand implements Callable<Integer> {

    private static final List<String> OPENERS = List.of("xdg-open", "open");

    @Spec
    @SuppressWarnings("NullAway.Init") // set by the command line parser
    private CommandSpec spec;

    @Mixin
    private final Caller caller = new Caller();

    @Option(names = "--open", description = "Open it in the browser as well.")
    private boolean open;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Context context = new Context(out);
        if (!context.launcher().isUp()) {
            throw new PartFailure("the stack does not run, so there is no console. Start it: ./synod up");
        }
        // The part behind # stays in the browser: no server and no log sees the token.
        String address = context.console() + "#token=" + caller.token(context);
        out.println(address);
        if (open) {
            show(address);
        }
        return 0;
    }

    private static void show(String address) {
        for (String opener : OPENERS) {
            try {
                new ProcessBuilder(opener, address)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
                return;
            } catch (IOException e) {
                // not on this system: the next one may be
            }
        }
        throw new PartFailure("nothing here opens a browser (looked for " + String.join(", ", OPENERS)
                + "). Open the address above by hand.");
    }
}
