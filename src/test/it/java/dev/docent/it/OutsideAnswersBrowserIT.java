package dev.docent.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import dev.docent.testing.Gate;
import dev.docent.testing.Script;
import dev.docent.testing.ScriptedProvider;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Answers that are not from the documents, in a real browser. */
@ExtendWith(Chromium.class)
class OutsideAnswersBrowserIT {
    private static final String MARK =
            "Not from your documents. They probably do not answer this question, so this answer may be"
                    + " from what the model knows.";

    private static ScriptedProvider provider;
    private static EmbeddedDocent docent;

    @BeforeAll
    static void start() throws Exception {
        provider = new ScriptedProvider();
        docent = EmbeddedDocent.answering(
                provider, Map.of("docent.model.tools", "off", "docent.answers.outside", "allow"));
    }

    @AfterAll
    static void stop() throws Exception {
        docent.close();
        provider.close();
    }

    @Test
    void areMarkedFromTheFirstWordOnInPrintAndWhenCopiedAndAfterAReload() {
        var gate = new Gate();
        provider.next(Script.eventStream()
                .event(Script.delta("That does not come from the documents. "))
                .await(gate)
                .event(Script.delta("Chlorophyll absorbs red light.\n\n```sh\nphoto --synthesis\n```"))
                .event(Script.finish("stop"))
                .event("[DONE]")
                .end());
        try (var browser = Browser.open(docent.url(), new NewContextOptions().setPermissions(ChatPage.CLIPBOARD))) {
            var chat = new ChatPage(browser.page());
            chat.ask("Why does chlorophyll look green in quantum photosynthesis?");
            assertThat(chat.text(0)).containsText("not come from the documents");
            assertMarked(chat);
            gate.open();
            assertThat(chat.footer(0)).isVisible();
            assertMarked(chat);
            assertCopiedWithTheMark(chat);

            chat.page().reload();
            assertThat(chat.footer(0)).isVisible();
            assertMarked(chat);
            assertEquals(List.of(), browser.accessibilityFaults());
            browser.screenshot("outside-answer");

            chat.page().emulateMedia(new EmulateMediaOptions().setMedia(Media.PRINT));
            assertMarked(chat);
        }
    }

    private static Locator mark(ChatPage chat) {
        return chat.turn(0).getByRole(AriaRole.NOTE);
    }

    /** It is above the text. */
    private static void assertMarked(ChatPage chat) {
        assertThat(mark(chat)).isVisible();
        assertThat(mark(chat)).hasText(MARK);
        assertThat(mark(chat).locator("strong")).hasText("Not from your documents.");
        var below = chat.text(0).boundingBox().y;
        assertTrue(mark(chat).boundingBox().y < below);
    }

    private static void assertCopiedWithTheMark(ChatPage chat) {
        var page = chat.page();
        chat.button("Copy answer").click();
        assertThat(chat.button("Copied")).isVisible();
        var answer = chat.clipboard("text/plain");
        assertTrue(answer.startsWith(MARK + "\n\nThat does not come"), answer);

        page.evaluate("() => getSelection().selectAllChildren(document.querySelector('.prose'))");
        page.keyboard().press("Control+C");
        var selected = chat.clipboard("text/plain");
        assertTrue(selected.startsWith(MARK + "\n\nThat does not come"), selected);
        assertTrue(chat.clipboard("text/html").contains(MARK + "</p>"), () -> chat.clipboard("text/html"));

        page.evaluate("() => getSelection().selectAllChildren(document.querySelector('.prose pre'))");
        page.keyboard().press("Control+C");
        assertEquals("photo --synthesis", chat.clipboard("text/plain").strip());
    }
}
