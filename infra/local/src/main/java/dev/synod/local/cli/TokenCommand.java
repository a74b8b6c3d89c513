package dev.synod.local.cli;

import dev.synod.local.cli.context.Caller;
import dev.synod.local.cli.context.Context;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.concurrent.Callable;

/** Prints a bearer token. */
@Command(name = "token", description = "Print a bearer token, valid for 12 hours on this machine's stack.")
final class TokenCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by the command line parser
    private CommandSpec spec;

    @Mixin
    private final Caller caller = new Caller();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        out.println(caller.token(new Context(out)));
        return 0;
    }
}
