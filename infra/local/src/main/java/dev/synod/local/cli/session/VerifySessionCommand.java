package dev.synod.local.cli.session;

import dev.synod.local.ask.Refused;
import dev.synod.local.ask.SessionApi;
import dev.synod.local.ask.Verification;
import dev.synod.local.cli.context.Caller;
import dev.synod.local.cli.context.Context;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;

/** Proves that a session's published events tell all that is known of it. */
@Command(
        name = "verify-session",
        description = "Rebuild sessions from their published events and compare with what the service keeps.",
        footer = {"", "Exit 0 if all are equal, 1 otherwise."})
public final class VerifySessionCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by the command line parser
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "SESSION", description = "The sessions' ids, as printed by ask.")
    @SuppressWarnings("NullAway.Init") // set by the command line parser
    private List<String> sessions;

    @Mixin
    private final Caller caller = new Caller();

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        Context context = new Context(out);
        SessionApi api = new SessionApi(context.ports(), caller.token(context));
        boolean allEqual = true;
        for (String session : sessions) {
            allEqual &= verify(api, session, out);
        }
        return allEqual ? 0 : 1;
    }

    private static boolean verify(SessionApi api, String session, PrintWriter out)
            throws IOException, InterruptedException {
        try {
            Verification verification = Verification.of(api, session);
            out.println(verification.text());
            return verification.equal();
        } catch (Refused e) {
            out.println(session + "  not verified: " + e.getMessage());
            return false;
        }
    }
}
