package dev.synod.e2e.console;

import com.microsoft.playwright.Page;

/** The keyboard, and nothing but. */
final class Keys {
    private static final int MOST_TABS = 80;

    /** The name of what has the focus: its label, else what it says. */
    private static final String FOCUSED =
            "() => document.activeElement.labels?.[0]?.innerText ?? document.activeElement.innerText ?? ''";

    private final Page page;

    Keys(Page page) {
        this.page = page;
    }

    /** Tabs on until what has this name has the focus. */
    void tabTo(String name) {
        for (int i = 0; i < MOST_TABS; i++) {
            press("Tab");
            if (name.equals(page.evaluate(FOCUSED))) {
                return;
            }
        }
        throw new AssertionError("no Tab leads to '" + name + "'");
    }

    void press(String key) {
        page.keyboard().press(key);
    }

    void type(String text) {
        page.keyboard().type(text);
    }
}
