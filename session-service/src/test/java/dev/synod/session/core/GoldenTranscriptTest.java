package dev.synod.session.core;

import dev.synod.events.MessageJson;
import dev.synod.events.MessageTypes;
import dev.synod.events.session.CouncilOptions;
import dev.synod.events.session.Outcome;
import dev.synod.events.session.SessionEvent;
import dev.synod.events.session.SessionEvent.VerdictReached;
import dev.synod.session.core.desk.Ask;
import dev.synod.session.core.desk.Purpose;
import dev.synod.session.core.desk.Reply;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Three whole sessions, event by event, as files that were read and found right. A change of them is a change
 * of what users see: write them anew with {@code -Dsynod.contract.write=true}, and read the difference.
 */
class GoldenTranscriptTest {
    private static final Path TRANSCRIPTS = Path.of("src/test/resources/transcripts");

    @Test
    void a_full_council_on_two_questions_of_which_one_builds_on_the_other() throws IOException {
        Play play = new Play(new CouncilOptions(2, 3, 3)).until(Purpose.DECOMPOSITION);
        play.answer(
                play.ask(Purpose.DECOMPOSITION),
                new Reply.Split(List.of(
                        new Reply.Split.Part("Cost", "What does it cost?", List.of(), List.of("cost of offices")),
                        new Reply.Split.Part("People", "Who does it?", List.of(1), List.of()))));

        finish(play, 1);

        check(play, "full", Outcome.FULL);
    }

    @Test
    void a_reduced_council_whose_second_member_is_missing_and_whose_chairman_is_a_substitute() throws IOException {
        Play play = new Play(new CouncilOptions(1, 2, 4)).until(Purpose.CONTRIBUTION);
        play.refuseForGood(play.asks(Purpose.CONTRIBUTION).get(1));
        play.until(Purpose.SYNTHESIS);
        play.refuse(play.ask(Purpose.SYNTHESIS), "overloaded", true);

        finish(play, 2);

        check(play, "reduced", Outcome.REDUCED);
    }

    @Test
    void a_partial_verdict_without_triage_panel_embeddings_and_chairmen() throws IOException {
        Play play = new Play(new CouncilOptions(1, 2, 3)).until(Purpose.TRIAGE);
        play.refuse(play.ask(Purpose.TRIAGE), "circuit_open", true);
        play.refuse(play.ask(Purpose.DECOMPOSITION), "auth", false);
        play.refuse(play.ask(Purpose.PANEL), "auth", false);
        play.until(Purpose.SYNTHESIS);
        play.refuseForGood(play.ask(Purpose.SYNTHESIS));
        play.refuseForGood(play.ask(Purpose.VERDICT));

        finish(play, 3);

        check(play, "partial", Outcome.PARTIAL);
    }

    /** Answers come in an order of chance, which the seed fixes. */
    private static void finish(Play play, int seed) {
        Random chance = new Random(seed);
        while (play.state.stage() != Stage.ENDED) {
            List<Ask> open = play.state.desk().asks();
            play.answer(open.get(chance.nextInt(open.size())));
        }
    }

    private static void check(Play play, String name, Outcome outcome) throws IOException {
        assertThat(play.first(VerdictReached.class).verdict().outcome()).isEqualTo(outcome);
        Path file = TRANSCRIPTS.resolve(name + ".txt");
        String transcript = IntStream.range(0, play.published.size())
                .mapToObj(i -> line(i + 2, play.published.get(i)))
                .collect(Collectors.joining("\n", line(1, play.created) + "\n", "\n"));
        if (Boolean.getBoolean("synod.contract.write")) {
            Files.createDirectories(TRANSCRIPTS);
            Files.writeString(file, transcript);
        }
        assertThat(transcript).isEqualTo(Files.readString(file));
    }

    private static String line(int sequence, SessionEvent event) {
        String type = MessageTypes.typeOf(event.getClass()).replaceAll("^dev\\.synod\\.|\\.v1$", "");
        return "%3d %-22s %s".formatted(sequence, type, MessageJson.write(event));
    }
}
