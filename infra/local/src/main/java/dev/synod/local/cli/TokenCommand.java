package dev.synod.local.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.concurrent.Callable;

/** Prints a bearer token. */
@Command(name = "token", description = "Print a bearer token, valid for 12 hours on this machine's stack.")
final class TokenCommand implements Callable<Integer> {

    static final String USUAL_USER = "dev";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by the command line parser
    private CommandSpec spec;

    @Option(names = "--user", paramLabel = "NAME", description = "Whose (default ${DEFAULT-VALUE}).")
    private String user = USUAL_USER;

    @Option(names = "--admin", description = "With the admin role.")
    private boolean admin;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Context context = new Context(out);
        out.println(
                admin ? context.identity().adminToken(user) : context.identity().userToken(user));
        return 0;
    }
}
