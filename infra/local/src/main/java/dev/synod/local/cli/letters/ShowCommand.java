package dev.synod.local.cli.letters;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

/** Shows all that is known of a dead letter. */
@Command(name = "show", description = "Show a dead letter: the record, what was wrong with it, what was done about it.")
final class ShowCommand implements Callable<Integer> {

    @Mixin
    private final Operator operator = new Operator();

    @Parameters(paramLabel = "ID", description = "The letter's number.")
    @SuppressWarnings("NullAway.Init") // set by the command line parser
    private String id;

    @Override
    public Integer call() throws Exception {
        LetterText.all(operator.api().show(id)).forEach(operator::say);
        return 0;
    }
}
