package dev.synod.simulator.prompt;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SubjectReaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Should a 12-person startup move its monolith to microservices this year?"
                        + "|moving the monolith to microservices|the monolith|a 12-person startup|this year",
                "Should we adopt a four-day work week?|adopting a four-day work week|the four-day work week|a team like this one|this year",
                "We lose customers every month. How can our startup cut churn by half next quarter?"
                        + "|cutting churn by half|churn|the startup|next quarter",
                "Is it worth migrating to Rust because of memory safety?|migrating to Rust|Rust|a team like this one|this year",
                "Reduce cloud spend by 30 percent|reducing cloud spend by 30 percent|cloud spend|a team like this one|this year",
                "Should Germany restart its nuclear plants?|restarting the nuclear plants|the nuclear plants|Germany|this year",
                "Should I hire a head of sales or run sales myself?|hiring a head of sales|the head of sales|a team like this one|this year",
                "Does a 12-person startup have the people, time and money for moving the monolith to microservices this year, without pain?"
                        + "|moving the monolith to microservices|the monolith|a 12-person startup|this year",
                "Which problems would moving the monolith to microservices remove, and how do we know?"
                        + "|moving the monolith to microservices|the monolith|a team like this one|this year",
                "Instead of opening a second office, what would reach the goal?|opening a second office|the second office|a team like this one|this year",
                "Postgres or MongoDB?|committing to Postgres MongoDB|Postgres MongoDB|a team like this one|this year",
                "Should Freiburg ban private cars by 2028?|banning private cars|private cars|Freiburg|by 2028",
                "?!|committing to the proposal|the proposal|a team like this one|this year",
            })
    void a_question_is_taken_apart_into_words_that_fit_sentences(
            String problem, String doing, String focus, String actor, String when) {
        Subject subject = SubjectReader.read(problem);
        assertThat(subject)
                .extracting(Subject::doing, Subject::focus, Subject::actor, Subject::when)
                .containsExactly(doing, focus, actor, when);
    }
}
