package dev.synod.gateway.shell.route;

import dev.synod.events.llm.LlmErrorCode;
import dev.synod.events.llm.LlmRequest.RequestSearch;
import dev.synod.events.llm.LlmResponse.LookupFailed;
import dev.synod.events.llm.LlmResponse.SearchAnswered;
import dev.synod.events.session.Cost;
import dev.synod.events.session.Source;
import dev.synod.gateway.core.CallFailure;
import dev.synod.gateway.core.DeadlinePassed;
import dev.synod.gateway.core.ModelRef;
import dev.synod.gateway.core.SearchResults;
import dev.synod.gateway.shell.port.Call;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class WalkTest {
    private static final List<ModelRef> ROUTE = List.of(ModelRef.ofEngine("a"), ModelRef.ofEngine("b"));
    private static final Instant DEADLINE = Instant.parse("2026-11-22T10:00:00Z");

    private final Walk walk = new Walk(
            new Call(new RequestSearch("s/1", "s", "o", null, "q", 3, Map.of("k", "v"), DEADLINE), null, 0, null),
            Nobody.WAITS,
            ROUTE);

    @ParameterizedTest
    @CsvSource({
        "CIRCUIT_OPEN, CIRCUIT_OPEN, CIRCUIT_OPEN",
        "SERVER_ERROR, CIRCUIT_OPEN, SERVER_ERROR",
        "SERVER_ERROR, BULKHEAD_FULL, SERVER_ERROR",
        "CIRCUIT_OPEN, RATE_LIMITED, RATE_LIMITED",
        "SERVER_ERROR, NETWORK, NETWORK",
        "AUTH, CIRCUIT_OPEN, CIRCUIT_OPEN",
        "OVERLOADED, AUTH, OVERLOADED",
        "NETWORK, CIRCUIT_OPEN, NETWORK",
        "AUTH, CONTEXT_TOO_LONG, CONTEXT_TOO_LONG",
        "SERVER_ERROR, TIMEOUT_TOTAL, TIMEOUT_TOTAL"
    })
    void the_code_is_that_of_the_last_who_may_answer_later_and_was_really_asked(
            LlmErrorCode first, LlmErrorCode second, LlmErrorCode told) {
        refuse(first);
        CallFailure last = refuse(second);

        LookupFailed failed = failed(last);
        assertThat(failed.code()).isEqualTo(told);
        assertThat(failed.detail()).isEqualTo("a: %s, no; b: %s, no".formatted(first.wireName(), second.wireName()));
        assertThat(failed.labels()).containsEntry("k", "v");
    }

    @Test
    void a_failure_before_anybody_was_asked_is_told_as_it_is() {
        LookupFailed failed = failed(new CallFailure(LlmErrorCode.NOT_FOUND, "no key"));
        assertThat(failed)
                .isEqualTo(new LookupFailed("s/1", "s", LlmErrorCode.NOT_FOUND, "no key", 0, Map.of("k", "v")));
    }

    @Test
    void the_answer_names_who_gave_it_and_how_often_was_asked() {
        refuse(LlmErrorCode.CIRCUIT_OPEN);
        walk.advance();
        walk.beginAttempt(DEADLINE.minusSeconds(2));
        walk.beginAttempt(DEADLINE.minusSeconds(1));

        List<Source> sources = List.of(new Source("t", "https://a.example", "…"));
        Cost cost = new Cost(0, 0, 5);
        assertThat(Settlements.answered(walk, walk.found(new SearchResults(sources), cost))
                        .response())
                .isEqualTo(new SearchAnswered("s/1", "s", sources, "b", 2, cost, Map.of("k", "v")));
    }

    @Test
    void a_deadline_is_told_with_what_was_tried_before() {
        refuse(LlmErrorCode.OVERLOADED);

        LookupFailed failed = failed(new DeadlinePassed(DEADLINE));
        assertThat(failed.code()).isEqualTo(LlmErrorCode.TIMEOUT_TOTAL);
        assertThat(failed.detail())
                .isEqualTo("a: overloaded, no; the request's deadline 2026-11-22T10:00:00Z has passed");
    }

    private LookupFailed failed(CallFailure last) {
        return (LookupFailed) Settlements.failed(walk, walk.conclusion(last)).response();
    }

    private CallFailure refuse(LlmErrorCode code) {
        walk.advance();
        CallFailure failure = new CallFailure(code, "no");
        walk.refused(failure);
        return failure;
    }
}
