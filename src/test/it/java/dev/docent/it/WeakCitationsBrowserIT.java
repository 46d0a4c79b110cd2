package dev.docent.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;
import dev.docent.testing.Gate;
import dev.docent.testing.Script;
import dev.docent.testing.ScriptedProvider;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Citations that their sources do not support, in a real browser. */
@ExtendWith(Chromium.class)
class WeakCitationsBrowserIT {
    private static final Pattern WEAK = Pattern.compile("(^| )weak( |$)");

    /** Where the paragraph and its citations are, from the beginning of the text, in pixels. */
    private static final String PLACES = """
            prose => {
              const from = prose.getBoundingClientRect();
              return [...prose.querySelectorAll('p, button')].map((it) => {
                const { left, top, width, height } = it.getBoundingClientRect();
                return [left - from.left, top - from.top, width, height].map((each) => each.toFixed(2)).join(' ');
              });
            }""";

    private static ScriptedProvider provider;
    private static EmbeddedDocent docent;

    @BeforeAll
    static void start() throws Exception {
        provider = new ScriptedProvider();
        docent = EmbeddedDocent.start(Map.of(
                "docent.docs",
                Handbook.write().toString(),
                "docent.model.url",
                provider.url().toString(),
                "docent.model.name",
                "scripted-1",
                // A check that a busy machine delays must not fail.
                "docent.citations.check-time",
                "10s"));
        docent.awaitIndexed();
    }

    @AfterAll
    static void stop() throws Exception {
        docent.close();
        provider.close();
    }

    @Test
    void areMarkedWithoutMovingTheTextAndAfterAReload() {
        var gate = new Gate();
        provider.next(Script.eventStream()
                .event(Script.delta("A parcel for the heron that arrives on day 1 of week 1 is kept in room 100 [1]. "))
                .event(Script.delta("Elephants travel by submarine whenever the moon is full [1]. "))
                .event(Script.delta("A parcel for the heron is kept in room 7788 [1].\n\n"))
                .await(gate)
                .event(Script.finish("stop"))
                .event("[DONE]")
                .end());
        try (var browser = Browser.open(
                docent.url(), new NewContextOptions().setViewportSize(1100, 800).setColorScheme(ColorScheme.LIGHT))) {
            var page = browser.page();
            var chat = new ChatPage(page);
            chat.ask("Where is the parcel for the heron?");
            var citations = chat.text(0).locator("button.citation");
            assertThat(citations).hasCount(3);
            var before = chat.text(0).evaluate(PLACES);
            gate.open();
            assertThat(chat.footer(0)).isVisible();
            assertMarked(chat);
            assertEquals(before, chat.text(0).evaluate(PLACES));

            page.reload();
            assertThat(chat.footer(0)).isVisible();
            assertMarked(chat);
            assertEquals(before, chat.text(0).evaluate(PLACES));
            assertReadable(browser, "weak-citations-light");
            page.emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            assertReadable(browser, "weak-citations-dark");
            page.setViewportSize(375, 700);
            assertReadable(browser, "weak-citations-375-dark");
            page.emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
            assertReadable(browser, "weak-citations-375");
            assertEquals(375, page.evaluate("() => document.documentElement.scrollWidth"));

            citations.first().click();
            assertThat(chat.source().locator(".line.marked code"))
                    .hasText(new String[] {"A parcel for the heron that arrives on day 1 of week 1 is kept in room 100."
                    });
            assertThat(chat.source().locator(".line.around").first()).isVisible();
            assertReadable(browser, "weak-citations-source");
        }
    }

    private static void assertMarked(ChatPage chat) {
        var citations = chat.text(0).locator("button.citation");
        assertThat(citations).hasCount(3);
        assertThat(citations.nth(0)).not().hasClass(WEAK);
        assertThat(citations.nth(0)).hasAccessibleName("Source 1");
        for (var weak : List.of(citations.nth(1), citations.nth(2))) {
            assertThat(weak).hasClass(WEAK);
            assertThat(weak).hasAccessibleName("Source 1, not clearly supported by [1]");
            assertThat(weak).hasAttribute("title", "Not clearly supported by [1]");
            assertEquals("dashed", style(weak, "outlineStyle"));
        }
        assertEquals(
                List.of("7788"),
                chat.page().evaluate("() => [...CSS.highlights.get('unsupported')].map((range) => range.toString())"));
        assertThat(chat.turn(0).locator(".proof"))
                .hasText("2 citations are not clearly supported by their sources. In none of the passages: 7788.");
    }

    private static Object style(Locator element, String property) {
        return element.evaluate("(it, property) => getComputedStyle(it)[property]", property);
    }

    private static void assertReadable(Browser browser, String name) {
        assertEquals(List.of(), browser.accessibilityFaults(), name);
        browser.screenshot(name);
    }
}
