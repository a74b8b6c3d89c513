package dev.synod.session.adapter.prompt;

import dev.synod.events.session.Priority;
import dev.synod.session.core.desk.Purpose;
import dev.synod.session.core.desk.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class RepliesTest {

    @Test
    void json_between_other_words_is_read() {
        Reply reply = Replies.read(
                Purpose.BALLOT, "Here is my ranking:\n```json\n{\"ranking\": [\"B\", \"A\"]}\n```\nThank you.");

        assertThat(reply).isEqualTo(new Reply.Order(List.of("B", "A")));
    }

    @Test
    void an_action_with_the_least_that_matters_is_read() {
        Reply reply = Replies.read(Purpose.ACTIONS, "{\"actions\": [{\"title\": \" Go \", \"priority\": \"high\"}]}");

        assertThat(reply)
                .isEqualTo(new Reply.Plan(List.of(
                        new Reply.Plan.Draft("Go", "", Priority.HIGH, List.of(), List.of(), List.of(), List.of()))));
    }

    @Test
    void a_confidence_out_of_range_is_brought_into_it() {
        Reply reply = Replies.read(
                Purpose.VERDICT, "{\"recommendation\": \"yes\", \"rationale\": \"so\", \"confidence\": 85}");

        assertThat(reply).isEqualTo(new Reply.Judgement("yes", "so", 1, List.of()));
    }

    @ParameterizedTest
    @EnumSource(
            value = Purpose.class,
            names = {"CONTRIBUTION", "MODERATION", "DIGEST", "SYNTHESIS"},
            mode = EnumSource.Mode.EXCLUDE)
    void what_is_no_json_is_unreadable(Purpose purpose) {
        assertThat(Replies.read(purpose, "I would rather not.")).isInstanceOf(Reply.Unreadable.class);
        assertThat(Replies.read(purpose, "{\"half\": ")).isInstanceOf(Reply.Unreadable.class);
        assertThat(Replies.read(purpose, "")).isInstanceOf(Reply.Unreadable.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Purpose.class,
            names = {"TRIAGE", "VERDICT", "DECOMPOSITION", "ACTIONS"})
    void an_object_that_lacks_what_matters_is_unreadable_and_says_what(Purpose purpose) {
        String json = "{\"subProblems\": [{}], \"actions\": [{}], \"recommendation\": \" \"}";

        assertThat(Replies.read(purpose, json))
                .isInstanceOfSatisfying(Reply.Unreadable.class, unreadable -> assertThat(unreadable.reason())
                        .contains("is missing"));
    }

    @Test
    void a_character_that_no_text_column_takes_is_replaced() {
        assertThat(Replies.read(Purpose.SYNTHESIS, "one\0two")).isEqualTo(new Reply.Prose("one\uFFFDtwo", List.of()));
    }

    @Test
    void an_empty_contribution_is_unreadable() {
        assertThat(Replies.read(Purpose.CONTRIBUTION, " \n")).isInstanceOf(Reply.Unreadable.class);
    }

    @Test
    void what_an_expert_wants_looked_up_is_taken_from_its_words() {
        Reply reply = Replies.read(
                Purpose.CONTRIBUTION, "Rents matter.\n**SEARCH: office rents 2026**\nSEARCH: \nsearch: not so\n");

        assertThat(reply)
                .isEqualTo(new Reply.Prose("Rents matter.\nSEARCH: \nsearch: not so", List.of("office rents 2026")));
    }
}
