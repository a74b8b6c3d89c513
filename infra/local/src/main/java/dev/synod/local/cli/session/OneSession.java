package dev.synod.local.cli.session;

import dev.synod.local.ask.SessionApi;
import dev.synod.local.cli.context.Caller;
import dev.synod.local.cli.context.Context;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The session that a command is about, and who acts on it. */
final class OneSession {

    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by the command line parser
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "SESSION", description = "The session's id, as printed by ask.")
    @SuppressWarnings("NullAway.Init") // set by the command line parser
    private String id;

    @Mixin
    private final Caller caller = new Caller();

    String id() {
        return id;
    }

    Context context() {
        return new Context(spec.commandLine().getOut());
    }

    SessionApi api() {
        Context context = context();
        return new SessionApi(context.ports(), caller.token(context));
    }

    Following following() {
        return new Following(context(), caller, api());
    }

    void say(String text) {
        spec.commandLine().getOut().println(text);
    }

    /** Tells the state the session is in, or at least that the service agreed. */
    void sayState(String state) {
        say("session " + id + (state.isEmpty() ? ": accepted" : " is " + state));
    }
}
