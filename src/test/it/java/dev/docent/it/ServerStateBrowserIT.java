package dev.docent.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.docent.testing.Script;
import dev.docent.testing.ScriptedProvider;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the page says about the state of the server: no model, a running pass, a missing folder, a required token. */
@ExtendWith(Chromium.class)
class ServerStateBrowserIT {
    /** Collects what the page tells screen readers; each sentence stays for a quarter of a second. */
    private static final String ANNOUNCED = """
        () => {
          const region = document.querySelector('#announcer');
          window.announced = [];
          const options = { childList: true, characterData: true, subtree: true };
          new MutationObserver(() => window.announced.push(region.textContent)).observe(region, options);
        }
        """;

    /** So many that the index is not finished when the page is there, however slow the browser is. */
    private static final int MANY_FILES = 20_000;

    private static final String TOKEN = "a-token-for-this-test-alone";

    /**
     * Text from outside may break anywhere, so that nothing is wider than the window, but the words of buttons do not
     * break.
     */
    @Test
    void theWordsOfButtonsDoNotBreak() throws Exception {
        try (var docent = EmbeddedDocent.start(Map.of("docent.model.provider", "quotes"));
                var browser = Browser.open(docent.url())) {
            browser.page().setViewportSize(375, 750);
            var dismiss = new ChatPage(browser.page()).button("Dismiss");
            assertThat(dismiss).isVisible();
            assertThat(dismiss).hasCSS("overflow-wrap", "normal");
            assertThat(dismiss.locator("xpath=..")).hasCSS("overflow-wrap", "anywhere");
        }
    }

    @Test
    void saysThatNoModelIsConnectedAndHowToConnectOne() throws Exception {
        try (var docent =
                EmbeddedDocent.start(Map.of("docent.docs", ItFiles.GUIDE, "docent.model.provider", "quotes"))) {
            docent.awaitIndexed();
            try (var browser = Browser.open(docent.url())) {
                var chat = new ChatPage(browser.page());
                assertThat(chat.notices()).containsText("No language model is connected.");
                assertThat(chat.notices()).containsText("docent.model.url");
                chat.button("How do I connect a model?").click();
                assertThat(chat.footer(0)).containsText("quotes");
                assertThat(chat.text(0)).containsText("docent.model.url");
                assertThat(chat.turn(0)).containsText("guide/models.md");
                assertEquals(List.of(), browser.accessibilityFaults());
                browser.screenshot("quotes");

                chat.notices().getByText("How to connect a model").click();
                assertThat(browser.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Models")))
                        .isVisible();
                browser.page().goBack();
                chat.button("Dismiss").click();
                browser.page().reload();
                assertThat(chat.text(0)).containsText("docent.model.url");
                assertThat(chat.notices()).isEmpty();
            }
        }
    }

    @Test
    void saysThatAnAnswerIsNotFromTheDocumentsEvenAfterAReload() throws Exception {
        var nothing = ItFiles.scratch("nothing");
        try (var docent =
                EmbeddedDocent.start(Map.of("docent.docs", nothing.toString(), "docent.model.provider", "quotes"))) {
            docent.awaitIndexed();
            try (var browser = Browser.open(docent.url())) {
                var chat = new ChatPage(browser.page());
                browser.page().evaluate(ANNOUNCED);
                chat.ask("How do I install it?");
                var notice = chat.turn(0).locator(".answer-notice");
                assertThat(chat.footer(0)).isVisible();
                assertThat(notice).containsText("Not from your documents.");
                browser.page().waitForCondition(() -> (boolean) browser.page()
                        .evaluate("announced.some((text) => text.startsWith('Not from your documents.'))"));
                assertEquals(List.of(), browser.accessibilityFaults());
                browser.page().reload();
                assertThat(notice).containsText("Not from your documents.");
            }
        }
        ItFiles.delete(nothing);
    }

    @Test
    void showsALongConversationPageByPage() throws Exception {
        var nothing = ItFiles.scratch("nothing");
        try (var docent = EmbeddedDocent.start(Map.of(
                "docent.docs", nothing.toString(), "docent.model.provider", "quotes", "docent.quotes.pace", "0ms"))) {
            docent.awaitIndexed();
            var conversation = ask(docent, "{\"message\":\"Question 1?\"}");
            for (int i = 2; i <= 52; i++) {
                ask(docent, "{\"message\":\"Question " + i + "?\",\"conversation\":\"" + conversation + "\"}");
            }
            try (var browser = Browser.open(docent.url().resolve("#c=" + conversation))) {
                var turns = browser.page().locator(".turn");
                assertThat(turns).hasCount(50);
                assertThat(turns.first()).containsText("Question 3?");
                browser.page().getByText("Show earlier questions").click();
                assertThat(turns).hasCount(52);
                assertThat(turns.first()).containsText("Question 1?");
                assertThat(turns.last()).containsText("Question 52?");
                assertThat(browser.page().locator("#earlier")).isHidden();
                assertEquals(List.of(), browser.accessibilityFaults());
            }
        }
        ItFiles.delete(nothing);
    }

    /** Asks, reads the answer to its end, and returns the id of its conversation. */
    private static String ask(EmbeddedDocent docent, String body) throws Exception {
        var request = HttpRequest.newBuilder(docent.url().resolve("api/chat"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        var events = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
        return events.replaceFirst("(?s).*?\"conversation\":\"([^\"]+)\".*", "$1");
    }

    @Test
    void saysHowFarTheIndexIsAndThatAFolderIsMissing() throws Exception {
        var folder = ItFiles.scratch("many");
        for (int i = 0; i < MANY_FILES; i++) {
            Files.writeString(
                    folder.resolve("note-%05d.md".formatted(i)),
                    "# Note " + i + "\n\n" + "What this note says is of no importance at all. ".repeat(15));
        }
        var missing = folder.resolveSibling("no-such-folder");
        try (var docent = EmbeddedDocent.start(
                        Map.of("docent.docs", folder + "," + missing, "docent.model.provider", "quotes"));
                var browser = Browser.open(docent.url())) {
            var chat = new ChatPage(browser.page());
            // First the files, then the vectors of their passages. A slow browser may see only the latter.
            assertThat(chat.notices())
                    .containsText(Pattern.compile("Indexing(?: [\\d,]+ / 20,000 files|, [\\d,]+ passages left)"));
            assertThat(chat.notices()).containsText("“no-such-folder” is not indexed.");
            assertThat(chat.notices()).containsText(missing.toString());
            var button = browser.page().locator("#index-button");
            assertThat(button).hasText(Pattern.compile("Indexing(?: [1-9][\\d,]* / 20,000|, [\\d,]+ passages left)"));
            button.click();
            var panel = browser.page().locator("#index-panel");
            assertThat(panel).containsText(Pattern.compile("Indexing is in progress. [1-9][\\d,]* passages so far"));
            assertThat(panel).containsText(missing.toString());
            browser.screenshot("index-running");
            chat.ask("What does a note say?");
            assertThat(chat.footer(0)).isVisible();
        }
    }

    @Test
    void usersAreNotAlarmedByWhatOnlyAdministratorsCanRepair() throws Exception {
        var folder = ItFiles.scratch("readers");
        Files.writeString(
                folder.resolve("page.html"),
                "<html><head><title>Parcels</title></head><body><nav>Home</nav><main><h1>Parcels</h1>\n\n\n"
                        + "<p>Parcels are kept in <b>room 100</b>.</p></main></body></html>");
        var missing = folder.resolveSibling("no-such-folder");
        try (var provider = new ScriptedProvider();
                var docent = EmbeddedDocent.start(
                        provider.settings("docent.docs", folder + "," + missing, "docent.auth.mode", "open"));
                var browser = Browser.open(docent.url())) {
            docent.awaitIndexed();
            var page = browser.page();
            page.reload();
            var chat = new ChatPage(page);
            assertThat(chat.notices()).containsText("“no-such-folder” is not indexed. It could not be read.");
            assertThat(chat.notices().locator(".problem")).hasCount(0);
            page.locator("#index-button").click();
            assertThat(page.locator("#index-panel"))
                    .containsText("Your administrator can find the reason in the server's log.");
            assertFalse(page.locator("body")
                    .textContent()
                    .contains(folder.getParent().toString()));
            browser.screenshot("failed-source-for-readers");
            page.keyboard().press("Escape");
            chat.button("Dismiss").click();
            assertThat(chat.question()).isFocused();
            page.reload();
            assertThat(page.locator("#index-button")).hasText("1 passage");
            assertThat(chat.notices()).isEmpty();

            provider.next(Script.openAiAnswer("In room 100 [1]."));
            chat.ask("Where are parcels kept?");
            assertThat(chat.turn(0).locator(".sources .place").first())
                    .containsText("page.html, lines 1-3 of its text");
            chat.citation(0, 1).click();
            assertThat(chat.source()).containsText("Line numbers refer to this text, not to the file.");
            assertThat(chat.source().locator(".line code").last()).hasText("Parcels are kept in room 100.");
            assertThat(chat.source().locator("[class^=hl-]")).hasCount(0);
            browser.screenshot("html-source");
        }
    }

    @Test
    void asksForTheAccessToken() throws Exception {
        try (var provider = new ScriptedProvider();
                var docent = EmbeddedDocent.start(provider.settings(
                        "docent.auth.mode",
                        "token",
                        "docent.docs",
                        Handbook.write().toString(),
                        "docent.auth.token",
                        TOKEN));
                var browser = Browser.open(docent.url()).tolerate("status of 401")) {
            provider.next(Script.openAiAnswer("Welcome."));
            var page = browser.page();
            var dialog = page.getByRole(AriaRole.DIALOG);
            assertThat(dialog).containsText("This server requires an access token");
            dialog.getByRole(AriaRole.TEXTBOX).fill("another-token-than-the-right-one");
            page.keyboard().press("Enter");
            assertThat(dialog).containsText("The server did not accept that token.");
            dialog.getByRole(AriaRole.TEXTBOX).fill(TOKEN);
            page.keyboard().press("Enter");
            assertThat(dialog).isHidden();
            var chat = new ChatPage(page);
            chat.ask("May I come in?");
            assertThat(chat.text(0)).hasText("Welcome.");
            page.reload();
            assertThat(chat.text(0)).hasText("Welcome.");
            assertThat(dialog).isHidden();
        }
    }
}
