package dev.docent.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitUntilState;
import dev.docent.testing.Script;
import dev.docent.testing.ScriptedProvider;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the user types stays until the server has it, and the page shows what other tabs do. */
@ExtendWith(Chromium.class)
class TypedTextBrowserIT {
    private static final int LONGEST_QUESTION = 400;

    /** What the browser itself logs about error responses and about requests that a test cuts off. */
    private static final String REFUSED = "status of 4";

    private static final String CUT = "net::ERR_";

    private static ScriptedProvider provider;
    private static EmbeddedDocent docent;

    @BeforeAll
    static void start() throws Exception {
        provider = new ScriptedProvider();
        docent = EmbeddedDocent.start(provider.settings(
                "docent.docs",
                Handbook.write().toString(),
                "docent.limits.question-chars",
                Integer.toString(LONGEST_QUESTION)));
        docent.awaitIndexed();
    }

    @AfterAll
    static void stop() throws Exception {
        docent.close();
        provider.close();
    }

    @BeforeEach
    void forgetScripts() {
        provider.forgetScripts();
    }

    @Test
    void questionThatIsRefusedReturnsToTheBox() {
        provider.next(Script.openAiAnswer("In room 100."));
        try (var browser = Browser.open(docent.url()).tolerate(REFUSED)) {
            var chat = new ChatPage(browser.page());
            var question = "Where is the parcel? ".repeat(LONGEST_QUESTION / 20).strip();
            chat.ask(question);
            assertThat(chat.problem(0)).containsText("The question was not accepted.");
            assertThat(chat.problem(0)).containsText("at most 400 are allowed");
            assertThat(chat.problem(0)).containsText("Your question is in the box again.");
            assertThat(chat.problem(0).locator("button")).hasCount(0);
            assertThat(chat.question()).hasValue(question);
            assertThat(chat.question()).isFocused();
            browser.screenshot("refused-question");
            chat.ask("Where is the parcel?");
            assertThat(chat.text(0)).hasText("In room 100.");
            assertThat(browser.page().locator(".turn")).hasCount(1);
        }
    }

    @Test
    void eachConversationHasADraftOfItsOwn() {
        provider.next(Script.openAiAnswer("In room 100."));
        try (var browser = Browser.open(docent.url())) {
            var chat = new ChatPage(browser.page());
            chat.ask("Where is the parcel for the heron?");
            assertThat(chat.footer(0)).isVisible();
            chat.question().fill("A draft about the heron");
            chat.button("New conversation").click();
            assertThat(chat.question()).hasValue("");
            chat.question().fill("A draft about nothing");
            browser.page().goBack();
            assertThat(chat.question()).hasValue("A draft about the heron");
            browser.page().reload();
            assertThat(chat.question()).hasValue("A draft about the heron");
            chat.button("New conversation").click();
            assertThat(chat.question()).hasValue("A draft about nothing");
        }
    }

    @Test
    void draftIsThereAfterItsTabWasClosed() {
        provider.next(Script.openAiAnswer("In room 100."));
        try (var browser = Browser.open(docent.url())) {
            var page = browser.page();
            var chat = new ChatPage(page);
            chat.ask("Where is the parcel for the crane?");
            assertThat(chat.footer(0)).isVisible();
            chat.question().fill("A draft about the crane");
            var address = page.url();
            page.close();
            var later = new ChatPage(browser.openTab(address));
            assertThat(later.question()).hasValue("A draft about the crane");
            provider.next(Script.openAiAnswer("In room 101."));
            later.question().press("Enter");
            assertThat(later.footer(1)).isVisible();
            later.page().close();
            assertThat(new ChatPage(browser.openTab(address)).question()).hasValue("");
        }
    }

    @Test
    void whatIsTypedDuringTheFirstAnswerStaysWithItsConversation() {
        provider.next(Script.openAiAnswer("In room 100."));
        try (var browser = Browser.open(docent.url())) {
            var page = browser.page();
            var held = new AtomicReference<Route>();
            page.route("**/api/chat", held::set);
            var chat = new ChatPage(page);
            chat.ask("Where is the parcel for the otter?");
            page.waitForCondition(() -> held.get() != null);
            chat.question().fill("And the badger?");
            held.get().resume();
            assertThat(chat.footer(0)).isVisible();
            assertThat(chat.question()).hasValue("And the badger?");
            chat.button("New conversation").click();
            assertThat(chat.question()).hasValue("");
        }
    }

    @Test
    void questionThatDidNotReachTheServerSurvivesAReload() {
        try (var browser = Browser.open(docent.url()).tolerate(CUT)) {
            var page = browser.page();
            page.route("**/api/chat", Route::abort);
            var chat = new ChatPage(page);
            chat.ask("Where is the parcel for the lynx?");
            assertThat(chat.turn(0)).containsText("The connection was lost.");
            assertThat(chat.question()).hasValue("");
            page.reload();
            assertThat(chat.question()).hasValue("Where is the parcel for the lynx?");
        }
    }

    @Test
    void questionThatIsStoppedBeforeTheServerHasItReturnsToTheBox() {
        try (var browser = Browser.open(docent.url())) {
            var page = browser.page();
            page.route("**/api/chat", route -> {});
            var chat = new ChatPage(page);
            chat.ask("Where is the parcel for the marten?");
            chat.button("Stop").click();
            assertThat(chat.question()).hasValue("Where is the parcel for the marten?");
        }
    }

    @Test
    void enterBeforeTheScriptsAreLoadedSendsOnceTheyAre() {
        provider.next(Script.openAiAnswer("In room 105."));
        try (var browser = Browser.open(docent.url())) {
            var page = browser.page();
            var held = new AtomicReference<Route>();
            page.route(Pattern.compile("/js/page/main\\.js"), held::set);
            page.reload(new Page.ReloadOptions().setWaitUntil(WaitUntilState.COMMIT));
            page.waitForCondition(() -> held.get() != null);
            page.getByLabel("Your question").fill("An early question?");
            page.waitForCondition(() -> {
                page.keyboard().press("Enter");
                return (boolean) page.evaluate("'early' in document.querySelector('#composer').dataset");
            });
            page.keyboard().type(" And more");
            held.get().resume();
            var chat = new ChatPage(page);
            assertThat(chat.text(0)).hasText("In room 105.");
            assertThat(chat.turn(0)).containsText("An early question?");
            assertThat(chat.question()).hasValue("And more");
        }
    }

    @Test
    void questionToAConversationThatIsGoneBeginsANewOne() {
        provider.next(Script.openAiAnswer("In room 100."));
        provider.next(Script.openAiAnswer("In room 101."));
        try (var browser = Browser.open(docent.url()).tolerate(REFUSED)) {
            var page = browser.page();
            var chat = new ChatPage(page);
            chat.ask("Where is the parcel for the stork?");
            assertThat(chat.footer(0)).isVisible();
            page.evaluate("() => fetch('api/conversations/' + location.hash.slice(3), { method: 'DELETE' })");
            chat.ask("And for the weasel?");
            assertThat(chat.question()).hasValue("And for the weasel?");
            assertThat(chat.notices()).containsText("Ask a question to start a new one.");
            page.keyboard().press("Enter");
            assertThat(chat.text(0)).hasText("In room 101.");
            assertEquals(1, page.locator(".turn").count());
        }
    }

    @Test
    void tabShowsWhatAnotherTabHasAsked() {
        for (var answer : new String[] {"One.", "Two.", "Three."}) {
            provider.next(Script.openAiAnswer(answer));
        }
        try (var browser = Browser.open(docent.url())) {
            var first = new ChatPage(browser.page());
            first.ask("First question?");
            assertThat(first.footer(0)).isVisible();
            var second = new ChatPage(browser.openTab(browser.page().url()));
            second.ask("Second question?");
            assertThat(second.footer(1)).isVisible();
            first.ask("Third question?");
            assertThat(first.text(2)).hasText("Three.");
            assertThat(browser.page().locator(".question"))
                    .hasText(new String[] {"First question?", "Second question?", "Third question?"});
            second.page().evaluate("document.dispatchEvent(new Event('visibilitychange'))");
            assertThat(second.text(2)).hasText("Three.");
        }
    }

    @Test
    void renamingAndDeletingSayWhyTheyFail() {
        provider.next(Script.openAiAnswer("In room 100."));
        try (var browser = Browser.open(docent.url()).tolerate(CUT)) {
            var page = browser.page();
            var chat = new ChatPage(page);
            chat.ask("Where is the parcel for the beaver?");
            assertThat(chat.footer(0)).isVisible();
            chat.button("Earlier conversations").click();
            var conversation = Pattern.compile("/api/conversations/");
            page.route(conversation, Route::abort);
            var entry = page.locator("#drawer li").first();
            entry.hover();
            entry.getByText("Rename").click();
            page.keyboard().type("The beaver");
            page.keyboard().press("Enter");
            assertThat(entry.locator("[role=alert]"))
                    .hasText("It could not be renamed. The server could not be reached. Try again.");
            assertThat(entry.getByLabel("New title")).hasValue("The beaver");
            assertThat(entry.getByLabel("New title")).isFocused();
            browser.screenshot("rename-failed");
            page.unroute(conversation);
            page.keyboard().press("Enter");
            assertThat(entry.locator("a .title")).hasText("The beaver");
            assertThat(entry.locator("a")).isFocused();

            page.route(conversation, Route::abort);
            entry.hover();
            entry.getByText("Delete").click();
            assertThat(entry.locator("[role=alert]"))
                    .hasText("It could not be deleted. The server could not be reached. Try again.");
            entry.getByText("Pin").click();
            assertThat(entry.locator("[role=alert]"))
                    .hasText("It could not be pinned. The server could not be reached. Try again.");
            page.unroute(conversation);
            entry.getByText("Delete").click();
            var undo = page.locator("#drawer .undo");
            assertThat(undo).containsText("“The beaver” was deleted.");
            page.route(conversation, Route::abort);
            undo.getByText("Undo").click();
            assertThat(undo.locator(".problem"))
                    .hasText("It could not be restored. The server could not be reached. Try again.");
        }
    }
}
