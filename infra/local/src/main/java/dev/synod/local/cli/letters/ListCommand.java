package dev.synod.local.cli.letters;

import com.fasterxml.jackson.databind.JsonNode;
import dev.synod.local.ask.LetterApi;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;

/** Lists dead letters. */
@Command(name = "list", description = "List dead letters, oldest first; without --state those that are open.")
final class ListCommand implements Callable<Integer> {

    private static final List<String> OPEN = List.of("waiting", "parked", "behind");

    @Mixin
    private final Operator operator = new Operator();

    @Mixin
    private final LetterFilter filter = new LetterFilter();

    @Override
    public Integer call() throws Exception {
        return listOpen(operator, filter);
    }

    static int listOpen(Operator operator, LetterFilter filter) throws IOException, InterruptedException {
        LetterApi api = operator.api();
        List<JsonNode> letters = new ArrayList<>();
        boolean more = false;
        if (filter.namesState()) {
            letters.addAll(api.list(filter.asSaid()));
            more = letters.size() == LetterApi.MOST;
        } else {
            for (String state : OPEN) {
                List<JsonNode> some = api.list(filter.inState(state));
                letters.addAll(some);
                more |= some.size() == LetterApi.MOST;
            }
            letters.sort(Comparator.comparingLong(letter -> letter.path("id").asLong()));
        }
        LetterText.table(letters).forEach(operator::say);
        if (more) {
            operator.say("there may be more; narrow the list by --state, --cause or --session");
        }
        return 0;
    }
}
