package dev.docent.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dev.docent.testing.Script;
import dev.docent.testing.ScriptedProvider;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The list of conversations keeps what the user pins, brings back what they delete, and has no end. */
@ExtendWith(Chromium.class)
class ConversationListBrowserIT {
    private static ScriptedProvider provider;
    private static EmbeddedDocent docent;

    @BeforeAll
    static void start() throws Exception {
        provider = new ScriptedProvider();
        docent = EmbeddedDocent.start(
                provider.settings("docent.docs", Handbook.write().toString()));
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

    private static void ask(ChatPage chat, String question) {
        provider.next(Script.openAiAnswer("In room 100."));
        chat.button("New conversation").click();
        chat.ask(question);
        assertThat(chat.footer(0)).isVisible();
    }

    private static Locator entry(Page page, String title) {
        return page.locator("#drawer li", new Page.LocatorOptions().setHasText(title));
    }

    private static void press(Page page, String button, String title) {
        entry(page, title).hover();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button + " " + title))
                .click();
    }

    @Test
    void pinsAndDeletionsStayAfterAReloadAndADeletionIsUndone() {
        try (var browser = Browser.open(docent.url())) {
            var page = browser.page();
            var chat = new ChatPage(page);
            for (var question : List.of("Where is the ant?", "Where is the bee?", "Where is the cat?")) {
                ask(chat, question);
            }
            chat.button("Earlier conversations").click();
            press(page, "Pin", "Where is the ant?");
            assertThat(page.locator("#drawer section").first()).containsText("Pinned");
            assertThat(entry(page, "ant").locator("a")).isFocused();
            press(page, "Delete", "Where is the cat?");
            assertThat(entry(page, "cat")).hasCount(0);
            assertThat(page.locator(".turn")).hasCount(0);
            assertEquals(List.of(), browser.accessibilityFaults(), "with a deletion that can be undone");
            browser.screenshot("conversation-list");

            page.locator("#drawer .undo")
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Undo"))
                    .click();
            assertThat(entry(page, "cat").locator("a")).isFocused();
            assertThat(page.locator(".question")).hasText("Where is the cat?");
            press(page, "Delete", "Where is the bee?");
            assertThat(entry(page, "bee")).hasCount(0);

            page.reload();
            chat.button("Earlier conversations").click();
            assertThat(page.locator("#drawer .title")).hasText(new String[] {"Where is the ant?", "Where is the cat?"});
            assertThat(page.locator("#drawer h3")).hasText(new String[] {"Pinned", "Today"});
        }
    }

    @Test
    void theNextPageIsFetchedOnDemand() {
        try (var browser = Browser.open(docent.url())) {
            var page = browser.page();
            var chat = new ChatPage(page);
            ask(chat, "Which lodge has the dog?");
            ask(chat, "Which lodge has the eel?");
            // Pages of one conversation, because a page of fifty takes long to fill.
            page.route(
                    "**/api/conversations?q=*",
                    route -> route.resume(new Route.ResumeOptions()
                            .setUrl(route.request().url().replace("limit=50", "limit=1"))));
            chat.button("Earlier conversations").click();
            page.getByLabel("Search conversations").fill("lodge");
            assertThat(page.locator("#drawer .title")).hasText(new String[] {"Which lodge has the eel?"});
            chat.button("Show more conversations").click();
            assertThat(page.locator("#drawer .title"))
                    .hasText(new String[] {"Which lodge has the eel?", "Which lodge has the dog?"});
        }
    }
}
