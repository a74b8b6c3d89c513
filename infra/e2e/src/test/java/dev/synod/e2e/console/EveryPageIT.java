package dev.synod.e2e.console;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.synod.e2e.Council;
import dev.synod.e2e.Suites;
import dev.synod.testing.Simulator;
import dev.synod.testing.TestSuite;
import dev.synod.testing.TestTokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** What is true of each page: everybody can use it, in light and dark, and on a small screen. */
class EveryPageIT {
    private static final TestSuite SUITE = Suites.running();
    private static final Simulator SIMULATOR = new Simulator(SUITE);
    private static final String PROBLEM = "Should we open a second shop across the river?";
    private static final Set<String> GRAVE = Set.of("serious", "critical");

    private static String session = "";

    /** The pages, and how one gets there. */
    enum Place {
        SIGN_IN,
        LIST,
        ASK,
        DEBATE,
        VERDICT,
        CIRCUITS
    }

    @BeforeAll
    static void aVerdict() {
        SIMULATOR.pace(10, 2000);
        Council council = new Council(SUITE);
        session = council.ask(PROBLEM);
        council.awaitState(session, "COMPLETED");
    }

    @AfterEach
    void forget() {
        SIMULATOR.calm();
    }

    @ParameterizedTest
    @EnumSource
    void has_no_grave_finding_in_light_nor_dark(Place place) {
        try (Console console = at(place)) {
            for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                console.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                assertThat(new AxeBuilder(console.page())
                                .analyze().getViolations().stream()
                                        .filter(rule -> GRAVE.contains(rule.getImpact()))
                                        .map(EveryPageIT::told))
                        .as("%s, %s", place, scheme)
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void fits_360_pixels_without_scrolling_sideways(Place place) {
        try (Console console = at(place)) {
            console.page().setViewportSize(360, 740);

            assertThat(console.page().evaluate("() => document.documentElement.scrollWidth"))
                    .isEqualTo(360);
        }
    }

    private static Console at(Place place) {
        if (place == Place.SIGN_IN) {
            return Console.signedOut(SUITE, "/");
        }
        Console console = Console.open(SUITE, TestTokens.admin(Council.USER));
        switch (place) {
            case LIST -> console.page().locator(".session-row").first().waitFor();
            case ASK -> {
                console.go("Ask").page().getByText("The council", exactly()).click();
                console.page().getByText("Boardroom").waitFor();
            }
            case DEBATE -> {
                SIMULATOR.pace(50, 40);
                console.ask("Should we lease the vans instead?").awaitWords();
            }
            case VERDICT -> console.session(session, PROBLEM).firstAction();
            case CIRCUITS -> {
                console.go("Circuits");
                console.button("Reset anthropic, chat").waitFor();
            }
            case SIGN_IN -> throw new IllegalStateException("nobody is signed in there");
        }
        return console;
    }

    private static Page.GetByTextOptions exactly() {
        return new Page.GetByTextOptions().setExact(true);
    }

    private static String told(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " at " + rule.getNodes();
    }
}
