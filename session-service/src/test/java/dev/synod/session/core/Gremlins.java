package dev.synod.session.core;

import dev.synod.session.core.desk.Ask;
import dev.synod.session.core.desk.Reply;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Answers of every kind that a model may give: agreeing, repeating, drifting, wordless, vague. */
final class Gremlins {
    private final Random chance;

    Gremlins(Random chance) {
        this.chance = chance;
    }

    Reply reply(Ask ask) {
        return switch (ask.task().purpose()) {
            case TRIAGE ->
                chance.nextInt(3) == 0
                        ? new Reply.Clarity(false, "It is vague.", List.of("What do you mean?"))
                        : Play.reply(ask);
            case DECOMPOSITION ->
                new Reply.Split(IntStream.rangeClosed(1, 1 + chance.nextInt(5))
                        .mapToObj(this::part)
                        .toList());
            case CONTRIBUTION -> contribution(ask);
            case EMBEDDING -> new Reply.Vectors(vectors(16));
            default -> Play.reply(ask);
        };
    }

    private Reply.Split.Part part(int number) {
        return new Reply.Split.Part(
                "Cost",
                "What does it cost?",
                chance.nextInt(3) == 0 ? List.of(number - 1, number) : List.of(),
                chance.nextInt(4) == 0 ? List.of("price of " + number) : List.of());
    }

    private Reply contribution(Ask ask) {
        String member = ask.task().memberId();
        return switch (chance.nextInt(6)) {
            case 0 -> new Reply.Prose("What everybody says about cost and people", List.of());
            case 1 -> new Reply.Prose("What only " + member + " repeats always about cost", List.of());
            case 2 -> new Reply.Prose("!? 1 2 3", List.of());
            case 3 -> new Reply.Prose(words(3), List.of("facts " + chance.nextInt(5)));
            default -> Play.reply(ask);
        };
    }

    private String words(int count) {
        return Stream.generate(() -> "drift" + chance.nextInt(1_000))
                .limit(count)
                .reduce("", (all, w) -> all + " " + w);
    }

    private List<List<Float>> vectors(int most) {
        return Stream.generate(() -> List.of(chance.nextFloat(), chance.nextFloat(), chance.nextFloat()))
                .limit(1 + chance.nextInt(most))
                .toList();
    }
}
