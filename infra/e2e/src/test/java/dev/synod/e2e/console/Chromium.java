package dev.synod.e2e.console;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import dev.synod.local.process.SearchPath;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The one browser of all tests: the Chromium or Chrome that the system has. */
final class Chromium {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "chrome");

    /** What the driver would else fetch or complain about: a browser of its own. */
    private static final Map<String, String> SYSTEMS_OWN =
            Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1", "PLAYWRIGHT_SKIP_VALIDATE_HOST_REQUIREMENTS", "1");

    private static @Nullable Browser browser;

    private Chromium() {}

    /** The browser; where there is none, the test is skipped, but in CI it fails. */
    static Browser running() {
        Browser running = browser;
        if (running == null) {
            running = launch(find());
            browser = running;
        }
        return running;
    }

    private static Path find() {
        Optional<Path> found = SearchPath.find(NAMES, System.getenv("PATH"));
        String missing = "no Chromium or Chrome is on the PATH: the console is not tested";
        if (found.isEmpty() && System.getenv("CI") != null) {
            throw new IllegalStateException(missing + ". Install chromium, as .ci/run does.");
        }
        Assumptions.assumeTrue(found.isPresent(), missing);
        return found.orElseThrow();
    }

    private static Browser launch(Path program) {
        Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(SYSTEMS_OWN));
        Runtime.getRuntime().addShutdownHook(new Thread(playwright::close, "synod-browser-end"));
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        // The sandbox doesn't work for root, whom CI often is; these pages are our own.
                        .setArgs(List.of("--no-sandbox")));
    }
}
