package dev.docent.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.docent.testing.Gate;
import dev.docent.testing.Script;
import dev.docent.testing.ScriptedProvider;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The connection between the browser and the server: tested by the page, obstructed, shared by many tabs, unused. */
@ExtendWith(Chromium.class)
class ConnectionBrowserIT {
    /** What the browser itself logs about a broken connection. */
    private static final String BROKEN = "net::ERR_";

    private static final int TABS = 8;

    private static ScriptedProvider provider;
    private static EmbeddedDocent docent;

    private int asked;

    @BeforeAll
    static void start() throws Exception {
        provider = new ScriptedProvider();
        docent = EmbeddedDocent.start(
                provider.settings("docent.docs", Handbook.write().toString(), "docent.limits.answers-per-user", "20"));
        docent.awaitIndexed();
    }

    @AfterAll
    static void stop() throws Exception {
        docent.close();
        provider.close();
    }

    @BeforeEach
    void beginAnew() {
        provider.forgetScripts();
        asked = provider.requests().size();
    }

    @Test
    void saysThatTheConnectionWorks() {
        var phone = new NewContextOptions().setViewportSize(375, 750).setColorScheme(ColorScheme.DARK);
        try (var browser = Browser.open(docent.url(), phone, PunctualFrames.SCRIPT)) {
            new ChatPage(browser.page()).button("Earlier conversations").click();
            // The hidden index panel has such a link too.
            browser.page().locator("#drawer").getByText("Connection test").click();
            assertThat(verdict(browser.page())).containsText("The connection works");
            assertThat(browser.page().locator(".finding.good")).hasCount(5);
            assertThat(browser.page().getByRole(AriaRole.STATUS)).containsText("The connection works");
            assertThat(browser.page().locator("#frames tbody tr")).hasCount(10);
            assertEquals(List.of(), browser.accessibilityFaults());
            var wide = "document.documentElement.scrollWidth > innerWidth";
            assertEquals(false, browser.page().evaluate(wide), "the page is wider than the window");
            browser.screenshot("check-clear");
        }
    }

    @Test
    void saysThatAProxyBuffersAndWhatToDo() {
        try (var hop = new BufferingHop(docent.url());
                var browser = Browser.open(hop.url().resolve("check.html"))) {
            assertThat(verdict(browser.page())).containsText("arrived together");
            var stream = browser.page().locator(".finding.bad").nth(1);
            assertThat(stream).containsText("All 10 frames arrived together.");
            assertThat(stream).containsText("proxy_buffering off");
            assertThat(browser.page().locator(".finding.good").first()).containsText("A round trip takes");
            assertEquals(List.of(), browser.accessibilityFaults());
            browser.screenshot("check-buffered");
        }
    }

    @Test
    void pollsWhenAProxyBuffersAndSaysSo() {
        var gate = new Gate();
        provider.next(openEnded("Before the gate,", gate, " and after it."));
        try (var hop = new BufferingHop(docent.url());
                var browser = Browser.open(hop.url())) {
            var chat = new ChatPage(browser.page());
            chat.ask("Where is the parcel for the crane?");
            assertThat(chat.text(0)).hasText("Before the gate,");
            assertThat(chat.turn(0)).containsText("is buffering the stream");
            assertThat(chat.turn(0).getByText("Connection test")).isVisible();
            browser.screenshot("in-steps");
            gate.open();
            assertThat(chat.text(0)).hasText("Before the gate, and after it.");
            assertThat(chat.footer(0)).isVisible();
            assertEquals(asked + 1, provider.requests().size());
        }
    }

    @Test
    void eightTabsWithRunningAnswersLeaveThePageUsable() {
        var gate = new Gate();
        for (int i = 0; i < TABS; i++) {
            provider.next(openEnded("Begun,", gate, " and ended."));
        }
        provider.next(Script.openAiAnswer("At once [1]."));
        try (var browser = Browser.open(docent.url())) {
            var streams = new ArrayList<Request>();
            browser.page().context().onRequest(request -> noteStream(request, streams));
            browser.page().context().onRequestFinished(streams::remove);
            browser.page().context().onRequestFailed(streams::remove);
            var chats = new ArrayList<ChatPage>();
            for (int i = 0; i < TABS; i++) {
                var chat = new ChatPage(
                        i == 0 ? browser.page() : browser.openTab(docent.url().toString()));
                chat.ask("Where is the parcel for crane number " + i + "?");
                assertThat(chat.text(0)).hasText("Begun,");
                chats.add(chat);
            }

            var ninth = new ChatPage(browser.openTab(docent.url().toString()));
            ninth.ask("Where is the parcel for the heron?");
            assertThat(ninth.footer(0)).isVisible();
            ninth.citation(0, 1).click();
            assertThat(ninth.source().locator(".line.marked").first()).isVisible();
            assertEquals(200, ninth.page().evaluate("() => fetch('health/live').then((response) => response.status)"));
            ninth.page().waitForCondition(() -> streams.size() <= 4);

            hide(chats.get(7).page(), true);
            gate.open();
            hide(chats.get(7).page(), false);
            for (var chat : chats) {
                assertThat(chat.text(0)).hasText("Begun, and ended.");
                assertThat(chat.footer(0)).isVisible();
            }
            assertEquals(asked + TABS + 1, provider.requests().size());
        }
    }

    @Test
    void triesAgainAtOnceWhenVisibleAndNotWhileHidden() {
        var gate = new Gate();
        provider.next(openEnded("Before,", gate, " and after."));
        try (var relay = new Relay(docent.url());
                var browser = Browser.open(relay.url()).tolerate(BROKEN)) {
            var page = browser.page();
            page.evaluate("Math.random = () => 0"); // The page tries again without a pause.
            var chat = new ChatPage(page);
            chat.ask("Where is the parcel for the bittern?");
            assertThat(chat.text(0)).hasText("Before,");
            hide(page, true);
            relay.breakDown();
            assertThat(chat.turn(0)).containsText("Paused while the page is hidden.");
            var tries = new ArrayList<String>();
            page.onRequest(request -> tries.add(request.url()));
            gate.open();
            relay.mend();
            assertEquals(List.of(), tries);
            hide(page, false);
            assertThat(chat.text(0)).hasText("Before, and after.");
            assertEquals(asked + 1, provider.requests().size());
        }
    }

    @Test
    void triesAgainByKeyboardWhileItCountsDown() {
        var gate = new Gate();
        provider.next(openEnded("Before,", gate, " and after."));
        try (var relay = new Relay(docent.url());
                var browser = Browser.open(relay.url()).tolerate(BROKEN)) {
            var page = browser.page();
            page.evaluate("Math.random = () => 0.999");
            var chat = new ChatPage(page);
            chat.ask("Where is the parcel for the avocet?");
            assertThat(chat.text(0)).hasText("Before,");
            relay.breakDown();
            assertThat(chat.turn(0)).containsText(Pattern.compile("Trying again in [2-9] s"));
            assertThat(chat.button("Try now")).isInViewport();
            browser.screenshot("countdown");
            // As long as nothing answers, the button comes back after each try.
            chat.button("Try now").focus();
            relay.mend();
            gate.open();
            page.keyboard().press("Enter");
            assertThat(chat.text(0)).hasText("Before, and after.");
            assertEquals(asked + 1, provider.requests().size());
        }
    }

    private static Locator verdict(Page page) {
        return page.locator(".finding").first();
    }

    /** Makes a page believe that its tab is in the background, because all tabs of a headless browser are visible. */
    private static void hide(Page page, boolean hidden) {
        page.evaluate(
                "state => { Object.defineProperty(document, 'visibilityState', { get: () => state, configurable: true"
                        + " }); document.dispatchEvent(new Event('visibilitychange')); }",
                hidden ? "hidden" : "visible");
    }

    private static void noteStream(Request request, List<Request> streams) {
        if (request.method().equals("POST")
                && URI.create(request.url()).getPath().equals("/api/chat")) {
            streams.add(request);
        }
    }

    private static Script openEnded(String first, Gate gate, String second) {
        return Script.eventStream()
                .event(Script.role())
                .event(Script.delta(first))
                .await(gate)
                .event(Script.delta(second))
                .event(Script.finish("stop"))
                .event("[DONE]")
                .end();
    }
}
