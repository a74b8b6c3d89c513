package dev.synod.e2e.console;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.synod.e2e.Council;
import dev.synod.testing.TestSuite;
import dev.synod.testing.TestTokens;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** A tab with the console, with a memory of its own; signed in as alice unless somebody else is named. */
final class Console implements AutoCloseable {
    /** Nothing on a page of ours takes so long, but for a council. */
    private static final double PATIENCE_MILLIS = 15_000;

    private final TestSuite suite;
    private final BrowserContext context;
    private final Page page;
    private final List<String> errors = new ArrayList<>();

    private Console(TestSuite suite) {
        this.suite = suite;
        this.context = Chromium.running().newContext(new Browser.NewContextOptions().setViewportSize(1280, 900));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        this.page = context.newPage();
        page.onPageError(errors::add);
    }

    /** The list of alice's sessions. */
    static Console open(TestSuite suite) {
        return open(suite, TestTokens.user(Council.USER));
    }

    /** The list of sessions of whose token it is. */
    static Console open(TestSuite suite, String token) {
        Console console = new Console(suite);
        console.page.navigate(suite.stream() + "/#token=" + token);
        console.heading("Sessions").waitFor();
        return console;
    }

    /** The page on which one signs in, come to by an address of a page that asks for it. */
    static Console signedOut(TestSuite suite, String address) {
        Console console = new Console(suite);
        console.page.navigate(suite.stream() + address);
        console.heading("Sign in").waitFor();
        return console;
    }

    Page page() {
        return page;
    }

    /** Waits until what happens to sessions is heard. */
    void awaitFeed() {
        page.locator("synod-list[data-stream=live]")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
    }

    /** Follows a link of the frame. */
    Console go(String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true))
                .click();
        return this;
    }

    Locator heading(String name) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    /** Asks for a small council by the form. */
    DebatePage ask(String problem) {
        go("Ask");
        field("The problem").fill(problem);
        page.getByText("The council", new Page.GetByTextOptions().setExact(true))
                .click();
        field("Experts per panel").fill("3");
        field("Rounds at most").fill("2");
        field("Sub-problems at most").fill("1");
        button("Ask the council").click();
        return debate(problem);
    }

    /** The page of a session that was asked elsewhere. */
    DebatePage session(String id, String problem) {
        page.navigate(suite.stream() + "/#/sessions/" + id);
        return debate(problem);
    }

    DebatePage debate(String problem) {
        heading(problem).waitFor();
        return new DebatePage(this);
    }

    /** Closes the tab; no script of the page may have failed meanwhile. */
    @Override
    public void close() {
        context.close();
        assertThat(errors).as("failures of the page's scripts").isEmpty();
    }
}
