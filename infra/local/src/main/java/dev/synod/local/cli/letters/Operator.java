package dev.synod.local.cli.letters;

import dev.synod.local.ask.LetterApi;
import dev.synod.local.cli.context.Context;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Who sees to dead letters: always with the admin role, since nobody else may. */
final class Operator {

    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by the command line parser
    private CommandSpec spec;

    @Option(
            names = "--user",
            paramLabel = "NAME",
            description = "Who acts, as an administrator (default ${DEFAULT-VALUE}).")
    private String user = "dev";

    LetterApi api() {
        Context context = new Context(spec.commandLine().getOut());
        return new LetterApi(context.ports(), context.identity().adminToken(user));
    }

    void say(String text) {
        spec.commandLine().getOut().println(text);
    }
}
