package dev.synod.e2e.console;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.synod.e2e.Council;
import dev.synod.e2e.Pace;
import dev.synod.e2e.Suites;
import dev.synod.testing.Simulator;
import dev.synod.testing.TestSuite;
import dev.synod.testing.TestTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** What users and operators do in a browser when a debate should not go on as it does, or can't. */
class SteeringIT {
    /** The page looks every 15 s what can be asked; a circuit that is being tried just then seems closed. */
    private static final int SEVERAL_LOOKS_MILLIS = 50_000;

    private static final String AWAY = "{\"kind\": \"status\", \"status\": 503}";

    private final TestSuite suite = Suites.running();
    private final Council council = new Council(suite);
    private final Simulator simulator = new Simulator(suite);

    @RegisterExtension
    final Pace quickly = new Pace(suite, 10, 2000);

    @Test
    void a_debate_is_paused_goes_on_and_is_cancelled() {
        simulator.pace(50, 40);
        try (Console console = Console.open(suite)) {
            DebatePage debate = console.ask("Should we let the lease run out?");
            debate.awaitWords();
            console.button("Pause").click();
            debate.awaitState("paused");
            console.button("Resume").click();
            debate.awaitState("running");
            console.button("Cancel").click();
            console.page().locator("dialog button.danger").click();
            debate.awaitState("cancelled");

            assertThat(console.page().locator(".note").first()).containsText("Cancelled");
            assertThat(console.button("Cancel")).hasCount(0);
        }
    }

    @Test
    void without_providers_the_page_says_so_an_operator_resets_a_circuit_and_it_goes_on_with_them() {
        String problem = "Should we keep a second supplier?";
        simulator.fault("anthropic", AWAY);
        simulator.fault("openai", AWAY);
        String id = council.ask(problem);
        council.awaitState(id, "WAITING");
        try (Console console = Console.open(suite, TestTokens.admin(Council.USER))) {
            Locator banner = console.page().locator(".banner");
            assertThat(banner)
                    .containsText(
                            "no model can be asked",
                            new LocatorAssertions.ContainsTextOptions().setTimeout(SEVERAL_LOOKS_MILLIS));
            DebatePage debate = console.session(id, problem);
            assertThat(console.page().locator(".note").first()).containsText("Waiting for providers");
            console.go("Circuits").button("Reset anthropic, chat").click();
            assertThat(console.page().locator("#news")).containsText("The circuit of anthropic, chat, will be closed");

            quickly.resume();
            console.session(id, problem);
            debate.awaitState("completed");
            banner.waitFor(new Locator.WaitForOptions()
                    .setState(WaitForSelectorState.DETACHED)
                    .setTimeout(SEVERAL_LOOKS_MILLIS));
        }
    }
}
