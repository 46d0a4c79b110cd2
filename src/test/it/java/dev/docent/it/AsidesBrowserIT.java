package dev.docent.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import dev.docent.testing.Script;
import dev.docent.testing.ScriptedProvider;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Alerts and footnotes of an answer in a real browser. */
@ExtendWith(Chromium.class)
class AsidesBrowserIT {
    private static final String ALERTS = """
            > [!NOTE]
            > A note.

            > [!TIP]
            > A tip.

            > [!IMPORTANT]
            > An important thing.

            > [!WARNING]
            > A warning.

            > [!CAUTION]
            > انتبه جيدا إلى هذا.
            """;

    private static ScriptedProvider provider;
    private static EmbeddedDocent docent;

    @BeforeAll
    static void start() throws Exception {
        provider = new ScriptedProvider();
        docent = EmbeddedDocent.answering(provider, Map.of());
    }

    @BeforeEach
    void forgetScripts() {
        provider.forgetScripts();
    }

    @AfterAll
    static void stop() throws Exception {
        docent.close();
        provider.close();
    }

    @Test
    void footnotesLeadThereAndBackByKeyboard() {
        provider.next(Script.openAiAnswer("First[^1].\n\n" + "A paragraph.\n\n".repeat(60)
                + "Again[^1] and[^2].\n\n[^1]: The note.\n[^3]: Alone.\n"));
        try (var browser = Browser.open(docent.url(), new NewContextOptions().setViewportSize(375, 640))) {
            var chat = new ChatPage(browser.page());
            chat.ask("Where is the parcel for the heron?");
            assertThat(chat.footer(0)).isVisible();
            assertThat(chat.text(0)).containsText("and[^2].");
            var references = chat.text(0).locator("[data-note]");
            assertThat(references).hasCount(2);
            var note = chat.text(0).locator("[data-footnote]").first();
            for (int i = 1; i >= 0; i--) {
                references.nth(i).focus();
                browser.page().keyboard().press("Enter");
                assertThat(note).isFocused();
                assertThat(note).isInViewport();
                browser.page().keyboard().press("Tab");
                assertThat(note.locator("button")).isFocused();
                browser.page().keyboard().press("Enter");
                assertThat(references.nth(i)).isFocused();
                assertThat(references.nth(i)).isInViewport();
            }
            browser.screenshot("footnotes");
        }
    }

    @Test
    void footnotesAreCopiedAsTheyWereWrittenAndAreNoCitations() {
        provider.next(Script.openAiAnswer("First[^1] and [1].\n\n[^1]: The note.\n"));
        try (var browser = Browser.open(docent.url(), new NewContextOptions().setPermissions(ChatPage.CLIPBOARD))) {
            var page = browser.page();
            var chat = new ChatPage(page);
            chat.ask("Where is the parcel for the heron?");
            assertThat(chat.footer(0)).isVisible();
            assertThat(chat.text(0).locator(".citation")).hasCount(1);
            page.evaluate("() => getSelection().selectAllChildren(document.querySelector('.prose'))");
            page.keyboard().press("Control+C");
            var copied = chat.clipboard("text/plain").replaceAll("\\s+", " ");
            assertTrue(copied.startsWith("First[^1] and [1]. [^1]: The note."), copied);
        }
    }

    @Test
    void alertsAreReadableInBothThemesAndAlignWithTheirWords() {
        for (var theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            provider.next(Script.openAiAnswer(ALERTS));
            try (var browser = Browser.open(docent.url(), new NewContextOptions().setColorScheme(theme))) {
                var chat = new ChatPage(browser.page());
                chat.ask("Where is the parcel for the heron?");
                assertThat(chat.footer(0)).isVisible();
                assertThat(chat.text(0).locator(".alert-title"))
                        .hasText(new String[] {"Note", "Tip", "Important", "Warning", "Caution"});
                assertEquals(
                        5,
                        chat.text(0)
                                .locator(".alert")
                                .evaluateAll(
                                        "all => new Set(all.map(it => getComputedStyle(it).borderInlineStartColor)).size"));
                for (var alert : chat.text(0).locator(".alert").all()) {
                    assertTrue(contrast(alert.locator(".alert-title")) >= 4.5, alert::innerText);
                    assertTrue(contrast(alert.locator("p").last()) >= 4.5, alert::innerText);
                }
                var title = chat.text(0).locator(".alert-title bdi").last();
                assertEquals("rtl", title.evaluate("it => getComputedStyle(it.closest('.alert')).direction"));
                assertTrue((boolean) title.evaluate("it => { const box = it.getBoundingClientRect();"
                        + " const all = it.closest('.alert').getBoundingClientRect();"
                        + " return box.left - all.left > all.width / 2; }"));
                browser.screenshot("alerts-" + theme);
            }
        }
    }

    /** Returns the contrast of a text with the page, by the formula of WCAG. */
    private static double contrast(Locator text) {
        return ((Number) text.evaluate("""
                it => {
                  const light = (color) => {
                    const canvas = new OffscreenCanvas(1, 1).getContext('2d');
                    canvas.fillStyle = color;
                    canvas.fillRect(0, 0, 1, 1);
                    const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data]
                      .map((c) => c / 255)
                      .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
                    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
                  };
                  const both = [getComputedStyle(it).color, getComputedStyle(document.body).backgroundColor].map(light);
                  return (Math.max(...both) + 0.05) / (Math.min(...both) + 0.05);
                }""")).doubleValue();
    }
}
