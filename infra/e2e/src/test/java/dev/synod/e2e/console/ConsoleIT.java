package dev.synod.e2e.console;

import com.microsoft.playwright.Locator;
import dev.synod.e2e.Council;
import dev.synod.e2e.Pace;
import dev.synod.e2e.Suites;
import dev.synod.testing.Simulator;
import dev.synod.testing.TestSuite;
import dev.synod.testing.TestTokens;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** From a question to what came of it, in a browser, whatever happens in between. */
class ConsoleIT {
    private final TestSuite suite = Suites.running();
    private final Council council = new Council(suite);
    private final Simulator simulator = new Simulator(suite);

    @RegisterExtension
    final Pace quickly = new Pace(suite, 10, 2000);

    /** A question asked by the form, and the first words of its debate, which is still far from its end. */
    private DebatePage inTheMiddle(Console console, String problem) {
        simulator.pace(50, 40);
        DebatePage debate = console.ask(problem);
        debate.awaitWords();
        return debate;
    }

    @Test
    void a_question_is_debated_before_ones_eyes_and_ends_in_a_verdict() {
        try (Console console = Console.open(suite)) {
            DebatePage debate = inTheMiddle(console, "Should we teach our sales team to write queries?");
            quickly.resume();
            debate.awaitState("completed");

            assertWhole(debate);
            assertThat(debate.verdict()).containsText("Full council");
            assertThat(debate.firstAction()).containsText("todo");
        }
    }

    @Test
    void a_page_reloaded_in_the_middle_has_it_all() {
        try (Console console = Console.open(suite)) {
            DebatePage debate = inTheMiddle(console, "Should we rent a second warehouse?");
            console.page().reload();
            quickly.resume();
            debate.awaitState("completed");

            assertWhole(debate);
        }
    }

    @Test
    void the_stream_service_killed_in_the_middle_is_survived_without_a_reload() {
        try (Console console = Console.open(suite)) {
            DebatePage debate = inTheMiddle(console, "Should we print our own labels?");
            console.page().evaluate("window.loads = 1");
            suite.part("stream-service").kill();
            debate.awaitBroken();
            quickly.resume();
            debate.awaitMended();
            debate.awaitState("completed");

            assertWhole(debate);
            Assertions.assertThat(console.page().evaluate("window.loads"))
                    .as("what is remembered by a page that was not loaded again")
                    .isEqualTo(1);
        } finally {
            suite.part("stream-service").awaitReady();
        }
    }

    @Test
    void a_failed_session_is_tried_again_where_it_failed() {
        simulator.fault("anthropic", "{\"kind\": \"refusal\"}");
        simulator.fault("openai", "{\"kind\": \"refusal\"}");
        try (Console console = Console.open(suite)) {
            DebatePage debate = console.ask("Should we answer calls at night?");
            debate.awaitState("failed");
            assertThat(console.page().locator(".note.problem").first()).containsText("This session failed");
            quickly.resume();
            console.button("Retry").click();
            debate.awaitState("completed");

            assertWhole(debate);
        }
    }

    @Test
    void a_blocked_action_is_replanned_by_a_council_of_its_own() {
        String problem = "Should we sign with the cheaper carrier?";
        String earlier = council.ask(problem);
        council.awaitState(earlier, "COMPLETED");
        try (Console console = Console.open(suite)) {
            Locator action = console.session(earlier, problem).firstAction();
            action.getByText("Block…").click();
            console.field("What is in the way?").fill("The carrier is silent.");
            console.button("Block it").click();
            assertThat(action).containsText("Blocked: The carrier is silent.");
            action.getByText("Replan").click();

            assertThat(console.page().locator(".council-head")).containsText("The carrier is silent.");
            new DebatePage(console).awaitState("completed");
        }
    }

    @Test
    void a_raised_hand_is_heard_in_the_next_round() {
        try (Console console = Console.open(suite)) {
            DebatePage debate = inTheMiddle(console, "Should we close on Mondays?");
            console.button("Raise hand").click();
            console.field("What should they hear?").fill("We can hire two people.");
            console.button("Say it").click();
            quickly.resume();

            debate.await(console.page().locator("#round-2 .hand:has-text('We can hire two people.')"));
        }
    }

    @Test
    void the_keyboard_alone_leads_from_the_question_to_the_verdict() {
        try (Console console = Console.open(suite)) {
            Keys keys = new Keys(console.page());
            keys.tabTo("Ask");
            keys.press("Enter");
            console.heading("Ask a council").waitFor();
            keys.tabTo("The problem");
            keys.type("Should we move the office out of town, all fifteen of us, next spring?");
            keys.press("Control+Enter");
            DebatePage debate =
                    console.debate("Should we move the office out of town, all fifteen of us, next spring?");
            debate.awaitState("completed");
            debate.firstAction();
            keys.tabTo("Start");
            keys.press("Enter");

            assertThat(console.page().locator(".action").first()).containsText("in progress");
        }
    }

    @Test
    void the_list_follows_sessions_that_are_asked_elsewhere() {
        try (Console console = Console.open(suite)) {
            console.awaitFeed();
            council.ask("Should we paint the vans yellow?");
            Locator row = console.page().locator(".session-row:has-text('Should we paint the vans yellow?')");

            new DebatePage(console).await(row.locator("[data-state=completed]"));
            assertThat(row).not().containsText("$0.00");
        }
    }

    @Test
    void an_expired_token_leads_to_the_sign_in_and_back_again() {
        String problem = "Should we sell gift cards?";
        String id = council.ask(problem);
        council.awaitState(id, "COMPLETED");
        try (Console console = Console.signedOut(suite, "/#/sessions/" + id)) {
            console.field("Bearer token").fill(TestTokens.expired(Council.USER));
            console.button("Sign in").click();
            assertThat(console.field("Bearer token")).isEmpty();
            console.field("Bearer token").fill(TestTokens.user(Council.USER));
            console.button("Sign in").click();

            assertThat(console.heading(problem)).isVisible();
        }
    }

    private void assertWhole(DebatePage debate) {
        int events = council.events(debate.id());
        debate.assertShows(
                council.record(debate.id(), "contributions", events), council.record(debate.id(), "verdict", events));
    }
}
