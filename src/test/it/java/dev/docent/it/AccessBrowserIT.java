package dev.docent.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.HttpCredentials;
import dev.docent.testing.Script;
import dev.docent.testing.ScriptedProvider;
import java.net.URI;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page in each access mode. */
@ExtendWith(Chromium.class)
class AccessBrowserIT {
    private static final String SECRET = "a-token-for-this-test-alone";
    private static final String USER = "heron";
    private static final String PASSWORD = "the-password-of-the-heron";

    /** A mode, with what the server and the browser need for it. */
    private enum Mode {
        UNSET(Map.of()),
        OPEN(Map.of("docent.auth.mode", "open")),
        TOKEN(Map.of("docent.auth.mode", "token", "docent.auth.token", SECRET), "Authorization", "Bearer " + SECRET),
        CONTAINER(Map.of("docent.auth.mode", "container"), "Authorization", basic()),
        HEADER(
                Map.of("docent.auth.mode", "header", "docent.auth.trusted-proxies", "127.0.0.1"),
                "X-Forwarded-User",
                USER);

        private final Map<String, String> settings;
        private final String[] header;

        Mode(Map<String, String> settings, String... header) {
            this.settings = settings;
            this.header = header;
        }

        EmbeddedDocent start(ScriptedProvider provider) throws Exception {
            var all = new HashMap<>(
                    provider.settings("docent.docs", Handbook.write().toString()));
            all.putAll(settings);
            var docent = this == CONTAINER
                    ? EmbeddedDocent.startBehindLogin(all, USER, PASSWORD)
                    : EmbeddedDocent.start(all);
            docent.awaitIndexed(header);
            return docent;
        }

        /** Opens a browser whose user is logged in, if the container or the proxy requires it. */
        Browser open(URI address) {
            var options = new NewContextOptions();
            if (this == CONTAINER) {
                options.setHttpCredentials(new HttpCredentials(USER, PASSWORD));
            } else if (this == HEADER) {
                options.setExtraHTTPHeaders(Map.of(header[0], header[1]));
            }
            return Browser.open(address, options, PunctualFrames.SCRIPT).tolerate("status of 401");
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyPageWorksInANewTab(Mode mode) throws Exception {
        try (var provider = new ScriptedProvider();
                var docent = mode.start(provider);
                var browser = mode.open(docent.url())) {
            var addresses = new ConcurrentLinkedQueue<String>();
            browser.page().context().onRequest(request -> addresses.add(request.url()));
            if (mode == Mode.TOKEN) {
                giveToken(browser.page(), SECRET);
            }
            provider.next(Script.openAiAnswer("In room 100 [1]."));
            var chat = new ChatPage(browser.page());
            chat.ask("In which room is the parcel for the heron?");
            chat.citation(0, 1).click();
            assertThat(chat.source().locator(".line.marked").first()).isVisible();

            var source = browser.page()
                    .context()
                    .waitForPage(() -> chat.source().getByText("Open page").click());
            assertThat(source.locator(".line.marked").first()).isInViewport();
            assertThat(dialog(source)).isHidden();
            var check = browser.openTab(docent.url() + "check.html");
            assertThat(check.locator(".finding").first()).containsText("The connection works");
            var second = browser.openTab(browser.page().url());
            assertThat(new ChatPage(second).text(0)).hasText("In room 100 [1].");
            assertThat(dialog(second)).isHidden();

            assertEquals(
                    List.of(),
                    addresses.stream().filter(it -> it.contains(SECRET)).toList());
            for (var page : browser.page().context().pages()) {
                assertFalse(page.url().contains(SECRET), page::url);
            }
        }
    }

    @Test
    void asksForTheTokenOnWhicheverPageIsOpenedFirst() throws Exception {
        try (var provider = new ScriptedProvider();
                var docent = Mode.TOKEN.start(provider)) {
            var address = docent.url() + "source.html?path=handbook/rules.md#L3-L5";
            var phone = new NewContextOptions().setViewportSize(375, 667).setColorScheme(ColorScheme.DARK);
            try (var browser = Browser.open(URI.create(address), phone).tolerate("status of 401")) {
                assertThat(dialog(browser.page())).containsText("This server requires an access token");
                assertEquals(List.of(), browser.accessibilityFaults());
                browser.screenshot("token-dialog-phone-dark");
                giveToken(browser.page(), "another-token-than-the-right-one");
                assertThat(dialog(browser.page())).containsText("The server did not accept that token.");
                giveToken(browser.page(), SECRET);
                assertThat(dialog(browser.page())).isHidden();
                assertThat(browser.page().locator(".line.marked")).hasCount(3);
            }
            try (var browser = Mode.TOKEN.open(docent.url().resolve("check.html"))) {
                giveToken(browser.page(), SECRET);
                assertThat(browser.page().locator(".finding").first()).containsText("The connection works");
            }
        }
    }

    @Test
    void tabsLearnTheTokenFromEachOtherAndForgetItTogether() throws Exception {
        try (var provider = new ScriptedProvider();
                var docent = Mode.TOKEN.start(provider);
                var browser = Browser.open(docent.url()).tolerate("status of 401")) {
            var first = browser.page();
            assertThat(dialog(first)).isVisible();
            var second = browser.openTab(docent.url().toString());
            giveToken(second, SECRET);
            assertThat(dialog(first)).isHidden();
            provider.next(Script.openAiAnswer("Welcome."));
            var chat = new ChatPage(first);
            chat.ask("May I come in?");
            assertThat(chat.text(0)).hasText("Welcome.");
            chat.question().fill("What nobody else shall read");
            new ChatPage(second).question().fill("Nor what begins a conversation");

            new ChatPage(second).button("Earlier conversations").click();
            new ChatPage(second).button("Sign out").click();
            for (var page : List.of(first, second)) {
                assertThat(dialog(page)).isVisible();
                assertThat(page.locator(".turn")).hasCount(0);
                assertThat(new ChatPage(page).question()).hasValue("");
            }
            assertEquals(
                    List.of(),
                    first.evaluate("[localStorage, sessionStorage].flatMap(Object.keys)"
                            + ".filter((key) => /draft|queue/.test(key))"));
            first.reload();
            assertThat(dialog(first)).isVisible();
        }
    }

    @Test
    void asksAgainByItselfWhatWasNotTakenForWantOfAToken() throws Exception {
        try (var provider = new ScriptedProvider();
                var docent = Mode.TOKEN.start(provider);
                var browser = Browser.open(docent.url()).tolerate("status of 401")) {
            var page = browser.page();
            giveToken(page, SECRET);
            assertThat(dialog(page)).isHidden();
            page.evaluate("localStorage.setItem('docent / token', 'one-that-has-expired-meanwhile')");
            provider.next(Script.openAiAnswer("Welcome back."));
            var chat = new ChatPage(page);
            chat.ask("Am I still in?");
            assertThat(dialog(page)).containsText("The server did not accept that token.");
            giveToken(page, SECRET);
            assertThat(chat.text(0)).hasText("Welcome back.");
            assertThat(page.locator(".turn")).hasCount(1);
        }
    }

    private static String basic() {
        return "Basic " + Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(UTF_8));
    }

    private static Locator dialog(Page page) {
        return page.getByRole(AriaRole.DIALOG).filter(new Locator.FilterOptions().setHasText("access token"));
    }

    private static void giveToken(Page page, String token) {
        dialog(page).getByRole(AriaRole.TEXTBOX).fill(token);
        page.keyboard().press("Enter");
    }
}
