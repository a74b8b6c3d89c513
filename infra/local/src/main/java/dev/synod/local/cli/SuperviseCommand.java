package dev.synod.local.cli;

import dev.synod.local.cli.context.Context;
import dev.synod.local.stack.SupervisedStack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

/** The detached process that {@code up} leaves behind. */
@Command(name = "supervise", hidden = true, description = "Run the stack until told to stop.")
final class SuperviseCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by the command line parser
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Context context = new Context(spec.commandLine().getOut());
        SupervisedStack.run(context.state(), context.suite().parts(), context.providers());
        return 0;
    }
}
