package dev.docent.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import dev.docent.testing.Gate;
import dev.docent.testing.Script;
import dev.docent.testing.ScriptedProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The page scrolls along with a growing answer only while its reader is at the end. */
@ExtendWith(Chromium.class)
class FollowingBrowserIT {
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

    private static String paragraphs(String word) {
        return (word + " paragraph.\n\n").repeat(40);
    }

    private static double scrolled(Page page) {
        return ((Number) page.evaluate("document.documentElement.scrollTop")).doubleValue();
    }

    @Test
    void textGrowsInViewUntilTheReaderScrollsAwayAndAgainAfterTheJump() {
        var second = new Gate();
        var third = new Gate();
        var end = new Gate();
        provider.next(Script.eventStream()
                .event(Script.role())
                .event(Script.delta(paragraphs("First") + "Crane one."))
                .await(second)
                .event(Script.delta("\n\n" + paragraphs("Second") + "Crane two."))
                .await(third)
                .event(Script.delta("\n\n" + paragraphs("Third") + "Crane three."))
                .await(end)
                .event(Script.finish("stop"))
                .event("[DONE]")
                .end());
        try (var browser = Browser.open(docent.url())) {
            var page = browser.page();
            var chat = new ChatPage(page);
            chat.ask("Where is the parcel for the crane?");
            assertThat(page.getByText("Crane one.")).isInViewport();
            assertThat(chat.button("Jump to latest ↓")).isHidden();

            page.evaluate("scrollTo({ top: 100, behavior: 'instant' })");
            assertThat(chat.button("Jump to latest ↓")).isVisible();
            second.open();
            assertThat(chat.text(0)).containsText("Crane two.");
            assertEquals(100, scrolled(page));
            assertThat(page.getByText("Crane two.")).not().isInViewport();

            chat.button("Jump to latest ↓").click();
            assertThat(page.getByText("Crane two.")).isInViewport();
            third.open();
            assertThat(page.getByText("Crane three.")).isInViewport();
            end.open();
            assertThat(chat.footer(0)).isVisible();
            assertThat(page.getByText("Crane three.")).isInViewport();
        }
    }
}
