package dev.synod.local.cli.letters;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

/** Gives a dead letter up. */
@Command(name = "discard", description = "Give a dead letter up for good; those behind it go on.")
final class DiscardCommand implements Callable<Integer> {

    @Mixin
    private final Operator operator = new Operator();

    @Parameters(paramLabel = "ID", description = "The letter's number.")
    @SuppressWarnings("NullAway.Init") // set by the command line parser
    private String id;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
    @SuppressWarnings("NullAway.Init") // set by the command line parser
    private String reason;

    @Override
    public Integer call() throws Exception {
        operator.api().discard(id, reason);
        operator.say("dead letter " + id + " is discarded");
        return 0;
    }
}
