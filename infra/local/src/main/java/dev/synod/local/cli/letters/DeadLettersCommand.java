package dev.synod.local.cli.letters;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.concurrent.Callable;

/** Dead letters of the record: what could not be stored, and what is to become of it. Lists them if nothing is said. */
@Command(
        name = "dead-letters",
        description = "Records that could not be stored: list them, look at one, try them again, give one up.",
        subcommands = {ListCommand.class, ShowCommand.class, RedriveCommand.class, DiscardCommand.class})
public final class DeadLettersCommand implements Callable<Integer> {

    @Mixin
    private final Operator operator = new Operator();

    @Override
    public Integer call() throws Exception {
        return ListCommand.listOpen(operator, LetterFilter.NONE);
    }
}
