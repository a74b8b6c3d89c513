package dev.synod.e2e.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;

import java.util.List;
import java.util.stream.StreamSupport;

import static org.assertj.core.api.Assertions.assertThat;

/** The page of one session. */
final class DebatePage {
    /** How long a small council may take on a busy machine. */
    private static final double COUNCIL_MILLIS = 90_000;

    private final Page page;

    DebatePage(Console console) {
        this.page = console.page();
    }

    /** The session's id, as the address has it. */
    String id() {
        return page.url().substring(page.url().lastIndexOf('/') + 1);
    }

    /** Waits until somebody is heard while they speak. */
    void awaitWords() {
        await(page.locator(".card[data-state=speaking] .said").first());
    }

    /** Waits until the session is in a state. */
    void awaitState(String state) {
        await(page.locator(".council-line [data-state=" + state + "]"));
    }

    /** Waits until the page says that its stream is broken. */
    void awaitBroken() {
        await(page.locator(".stream-note[data-status=reconnecting]"));
    }

    /** Waits until the page says that its stream is as it should be again. */
    void awaitMended() {
        await(page.locator(".stream-note:not([data-status=reconnecting])"));
    }

    void await(Locator locator) {
        locator.waitFor(new Locator.WaitForOptions()
                .setState(WaitForSelectorState.ATTACHED)
                .setTimeout(COUNCIL_MILLIS));
    }

    /** Waits for the end. The page must then hold what the record has: nothing less, nothing twice. */
    void assertShows(JsonNode contributions, JsonNode verdict) {
        assertThat(page.locator(".recommendation").textContent())
                .isEqualTo(verdict.findValue("recommendation").asText());
        List<String> said = StreamSupport.stream(contributions.path("items").spliterator(), false)
                .map(each -> words(each.path("text").asText()))
                .toList();
        assertThat(page.locator(".card .words").allTextContents().stream()
                        .map(DebatePage::words)
                        .toList())
                .as("what the cards of all rounds say")
                .containsExactlyInAnyOrderElementsOf(said);
    }

    /** The words alone: how they are broken into lines and paragraphs is the page's own affair. */
    private static String words(String text) {
        return text.replaceAll("\\s+", "");
    }

    Locator verdict() {
        return page.locator(".verdict");
    }

    /** The first of the verdict's actions, once the record has it. */
    Locator firstAction() {
        Locator action = page.locator(".action").first();
        action.getByText("Block…").waitFor();
        return action;
    }
}
