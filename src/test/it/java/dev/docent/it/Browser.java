package dev.docent.it;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import dev.docent.testing.Patience;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A window of a real Chromium with its own storage. Closing it fails the test if a page has logged an error (such as a
 * violation of the content security policy), thrown one, or requested anything from another origin. Needs
 * {@link Chromium}.
 *
 * <pre>{@code
 * try (var browser = Browser.open(server.url())) {
 *     browser.page().getByRole(AriaRole.TEXTBOX).fill("How do I connect a model?");
 *     …
 *     browser.screenshot("answer");
 * }
 * }</pre>
 *
 * <p>One thread at a time, as Playwright requires.
 */
public final class Browser implements AutoCloseable {
    private static final Set<String> SCHEMES_WITHOUT_NETWORK = Set.of("data", "blob", "about");

    private final URI origin;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();
    private final List<String> tolerated = new ArrayList<>();

    private Browser(URI origin, NewContextOptions options, String script) {
        this.origin = origin;
        context = Chromium.browser().newContext(options);
        context.addInitScript(script);
        context.setDefaultTimeout(Patience.MILLIS);
        context.onConsoleMessage(this::heard);
        context.onWebError(error -> complaints.add("thrown: " + error.error()));
        context.onRequest(this::requested);
        page = context.newPage();
    }

    /** Opens this address in a desktop window. Requests to other origins are failures. */
    public static Browser open(URI address) {
        return open(address, new NewContextOptions());
    }

    /** Opens this address in a window of this size, colour scheme and so on. */
    public static Browser open(URI address, NewContextOptions options) {
        return open(address, options, "");
    }

    /** Opens this address in a window of this kind whose pages run a script before their own. */
    public static Browser open(URI address, NewContextOptions options, String script) {
        var browser = new Browser(address, options, script);
        try {
            browser.page.navigate(address.toString());
        } catch (RuntimeException e) {
            browser.context.close();
            throw e;
        }
        return browser;
    }

    /** Returns the first tab. */
    public Page page() {
        return page;
    }

    /** Opens this address in another tab. */
    public Page openTab(String address) {
        var tab = context.newPage();
        tab.navigate(address);
        return tab;
    }

    /** Disconnects the browser from the network, or connects it again. */
    public void offline(boolean offline) {
        context.setOffline(offline);
    }

    /**
     * Ignores console messages that contain this. For example, the browser itself logs each response with an error
     * status.
     */
    public Browser tolerate(String part) {
        tolerated.add(part);
        return this;
    }

    /** Saves what the window shows as {@code target/screenshots/<name>.png}. */
    public Path screenshot(String name) {
        var file = ItFiles.target().resolve("screenshots").resolve(name + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
        return file;
    }

    /** Returns what axe finds wrong with the current page: one line each with the rule and the first element. */
    public List<String> accessibilityFaults() {
        return faults(axe());
    }

    /** Returns what has too little contrast in the current page: the one rule that colours can break. */
    public List<String> contrastFaults() {
        return faults(axe().withRules(List.of("color-contrast")));
    }

    private AxeBuilder axe() {
        // Otherwise it opens another page to merge results from frames, of which there are none.
        return new AxeBuilder(page).setLegacyMode(true);
    }

    private static List<String> faults(AxeBuilder axe) {
        return axe.analyze().getViolations().stream()
                .map(rule -> rule.getId() + ": " + rule.getHelp() + " at "
                        + rule.getNodes().get(0).getTarget())
                .toList();
    }

    /** Returns the complaints so far. */
    public List<String> complaints() {
        return complaints.stream()
                .filter(complaint -> tolerated.stream().noneMatch(complaint::contains))
                .toList();
    }

    @Override
    public void close() {
        context.close();
        if (!complaints().isEmpty()) {
            throw new AssertionError("the page reported errors:\n" + String.join("\n", complaints()));
        }
    }

    private void heard(ConsoleMessage message) {
        if (message.type().equals("error")) {
            complaints.add("console: " + message.text() + " (" + message.location() + ")");
        }
    }

    private void requested(Request request) {
        var url = URI.create(request.url().split("[?#]")[0]);
        boolean ours = origin.getScheme().equals(url.getScheme())
                && origin.getAuthority().equals(url.getAuthority());
        if (!ours && !SCHEMES_WITHOUT_NETWORK.contains(url.getScheme())) {
            complaints.add("requested from elsewhere: " + request.url());
        }
    }
}
