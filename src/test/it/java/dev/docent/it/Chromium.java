package dev.docent.it;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.docent.testing.Patience;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;

/**
 * The one Chromium of a process that runs tests. It starts with the first class that needs it and ends with the process, because each
 * start costs seconds.
 */
final class Chromium implements BeforeAllCallback {
    private static final Path PROGRAM = Path.of(System.getProperty("it.chromium", "/usr/bin/chromium"));
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    /** How long a test waits for what it expects, so that a broken test fails and does not hang. */
    private static final double PATIENCE_MILLIS = Patience.MILLIS;

    // Used only by the thread of the tests.
    private static Running running;

    /** Playwright's process and its browser. */
    private record Running(Playwright playwright, Browser browser) implements AutoCloseable {
        @Override
        public void close() {
            running = null;
            playwright.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        // Maven gives each class its own root.
        context.getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(Chromium.class))
                .computeIfAbsent(Chromium.class, key -> start(), Running.class);
    }

    static Browser browser() {
        if (running == null) {
            throw new AssertionError("annotate the test class with @ExtendWith(Chromium.class)");
        }
        return running.browser();
    }

    private static Running start() {
        if (!Files.isExecutable(PROGRAM)) {
            throw new AssertionError(
                    "no browser at " + PROGRAM + ": .ci/test installs Chromium; -Dit.chromium= names another place");
        }
        var playwright = Playwright.create();
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        var launch = new BrowserType.LaunchOptions().setExecutablePath(PROGRAM).setArgs(FLAGS);
        running = new Running(playwright, playwright.chromium().launch(launch));
        return running;
    }
}
