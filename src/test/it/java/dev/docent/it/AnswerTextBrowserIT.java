package dev.docent.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.Media;
import dev.docent.testing.Gate;
import dev.docent.testing.Script;
import dev.docent.testing.ScriptedProvider;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The text of an answer in a real browser: hostile, translated, right-to-left, copied, printed. */
@ExtendWith(Chromium.class)
class AnswerTextBrowserIT {
    /** What browsers do when they translate a page: they replace each new text with their own elements. */
    private static final String TRANSLATE = """
            () => {
              const translate = (root) => {
                const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
                const texts = [];
                while (walker.nextNode()) texts.push(walker.currentNode);
                for (const text of texts) {
                  if (!text.data.trim() || text.parentElement.closest('script,style,textarea,code,font')) continue;
                  const outer = document.createElement('font');
                  const inner = document.createElement('font');
                  inner.textContent = text.data;
                  outer.append(inner);
                  text.replaceWith(outer);
                }
              };
              translate(document.body);
              new MutationObserver((changes) => {
                for (const node of changes.flatMap((change) => [...change.addedNodes])) {
                  if (node.isConnected && node.nodeName !== 'FONT') translate(node.nodeType === 3 ? node.parentNode : node);
                }
              }).observe(document.body, { childList: true, subtree: true });
            }""";

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
    void aConversationWhoseAnswersWouldBlockALexerOpens() {
        try (var browser = Browser.open(docent.url())) {
            var hostile = List.of(">".repeat(3000), "[a](<".repeat(2000), "[[a](".repeat(3000), "*a_".repeat(8000));
            var chat = new ChatPage(browser.page());
            for (int i = 0; i < hostile.size(); i++) {
                provider.next(Script.openAiAnswer(hostile.get(i), "\n\nThe end of answer " + i + "."));
                chat.ask("Where is the parcel for the heron?");
                assertThat(chat.footer(i)).isVisible();
            }
            browser.page().reload();
            for (int i = 0; i < hostile.size(); i++) {
                assertThat(chat.text(i)).containsText("The end of answer " + i + ".");
            }
        }
    }

    @Test
    void anAnswerThatCannotBeDrawnIsShownUnformattedAndStopsNothing() {
        provider.next(Script.openAiAnswer("First ~~old~~."));
        provider.next(Script.openAiAnswer("Second ~~old~~."));
        try (var browser = Browser.open(docent.url()).tolerate("could not be drawn")) {
            var chat = new ChatPage(browser.page());
            // Only answers have this element, so nothing else of the page fails.
            browser.page()
                    .evaluate(
                            "() => { const own = document.createElement;"
                                    + " document.createElement = function (tag) { if (tag === 'del') throw new Error('a fault'); return own.call(this, tag); } }");
            chat.ask("Where is the parcel for the heron?");
            assertThat(chat.text(0)).hasText("First ~~old~~.");
            assertThat(chat.button("Send")).isVisible();
            browser.page().evaluate("() => { delete document.createElement; }");
            chat.ask("And where is the one for the raven?");
            assertThat(chat.text(1)).hasText("Second old.");
        }
    }

    @Test
    void anAnswerContinuesWhileThePageIsTranslated() {
        var gate = new Gate();
        provider.next(Script.eventStream()
                .event(Script.delta("Parcels are kept "))
                .await(gate)
                .event(Script.delta("in **room 100** [1].\n\n- first "))
                .event(Script.delta("point\n- second\n\n```sh\nls\n```\n\nThe last words."))
                .event(Script.finish("stop"))
                .event("[DONE]")
                .end());
        provider.next(Script.openAiAnswer("Another answer."));
        try (var browser = Browser.open(docent.url())) {
            var chat = new ChatPage(browser.page());
            chat.ask("Where is the parcel for the heron?");
            assertThat(chat.text(0)).containsText("Parcels are kept");
            browser.page().evaluate(TRANSLATE);
            gate.open();
            assertThat(chat.footer(0)).isVisible();
            assertThat(chat.text(0).locator("p").first()).containsText("Parcels are kept in room 100");
            assertThat(chat.text(0).locator("li")).hasText(new String[] {"first point", "second"});
            assertThat(chat.text(0).locator("p").last()).hasText("The last words.");
            assertThat(chat.button("Send")).isVisible();
            chat.ask("And where is the one for the raven?");
            assertThat(chat.text(1)).hasText("Another answer.");
        }
    }

    @Test
    void copiesTheDisplayedTextWithItsSources() {
        provider.next(Script.openAiAnswer(
                "Keep it for 30 [1] days, at most 40 GB [1].\n\n```sh\nbackup --now\n```\n\nSee `backup.log`."));
        try (var browser = Browser.open(docent.url(), new NewContextOptions().setPermissions(ChatPage.CLIPBOARD))) {
            var page = browser.page();
            var chat = new ChatPage(page);
            chat.ask("Where is the parcel for the heron?");
            assertThat(chat.footer(0)).isVisible();

            page.evaluate("() => getSelection().selectAllChildren(document.querySelector('.prose'))");
            page.keyboard().press("Control+C");
            var lines = chat.clipboard("text/plain").lines().toList();
            assertEquals(
                    List.of(
                            "Keep it for 30 [1] days, at most 40 GB [1].",
                            "backup --now",
                            "See backup.log.",
                            "Sources:"),
                    lines.stream().filter(line -> !line.isBlank()).limit(4).toList());
            assertTrue(
                    lines.get(lines.size() - 1).matches("- \\[1] .*, handbook/.*\\.md:\\d.* http.*source\\.html.*"),
                    lines::toString);
            var rich = chat.clipboard("text/html");
            assertTrue(rich.contains("<a href=\"http") && rich.contains("30 [1] days"), rich);
            assertFalse(rich.contains("Copy"), rich);

            page.evaluate("() => getSelection().selectAllChildren(document.querySelector('.prose pre'))");
            page.keyboard().press("Control+C");
            assertEquals("backup --now", chat.clipboard("text/plain").strip());

            chat.button("Copy answer").click();
            assertThat(chat.button("Copied")).isVisible();
            var answer = chat.clipboard("text/plain");
            assertTrue(answer.startsWith("Keep it for 30 [1] days"), answer);
            assertTrue(answer.contains("\n\nSources:\n\n- [1] "), answer);
        }
    }

    @Test
    void paperShowsTheConversationAndNothingElse() {
        provider.next(Script.openAiAnswer(
                "| a name | what is said of it |\n|---|---|\n| `a_very_long_name_that_cannot_be_broken_anywhere_and_is_wider_than_paper` | "
                        + "many words ".repeat(30) + " |\n\n```\n" + "a long line of code ".repeat(20)
                        + "\n```\n\nKept [1], see [the rules](https://example.org/rules)."));
        try (var browser = Browser.open(
                docent.url(), new NewContextOptions().setViewportSize(700, 900).setColorScheme(ColorScheme.DARK))) {
            var page = browser.page();
            var chat = new ChatPage(page);
            chat.ask("Where is the parcel for the heron?");
            assertThat(chat.footer(0)).isVisible();
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(chat.question()).isHidden();
            assertThat(page.locator(".bar")).isHidden();
            assertThat(chat.button("Copy answer")).isHidden();
            assertThat(chat.turn(0).locator(".question")).isVisible();
            assertEquals("rgb(0, 0, 0)", chat.text(0).evaluate("it => getComputedStyle(it).color"));
            assertEquals(
                    List.of(),
                    page.evaluate(
                            "() => [...document.querySelectorAll('.table, pre, .prose, .sources ol')].filter((it) => it.scrollWidth > it.clientWidth).map((it) => it.className)"));
            browser.screenshot("print");
        }
    }

    @Test
    void nothingScrollsSidewaysInTheNarrowestWindow() {
        provider.next(Script.openAiAnswer("A `" + "very_long_name_".repeat(8) + "` and " + "word".repeat(40)
                + " [1].\n\n- " + "item".repeat(40)));
        try (var browser = Browser.open(docent.url(), new NewContextOptions().setViewportSize(320, 640))) {
            var page = browser.page();
            var chat = new ChatPage(page);
            chat.ask("Where is the parcel for the " + "heron".repeat(30) + "?");
            assertThat(chat.footer(0)).isVisible();
            page.evaluate(
                    "() => { document.querySelector('#index-button').textContent = 'Indexing 123,456 / 1,234,567'; }");
            assertFitting(page);
            chat.citation(0, 1).click();
            assertThat(chat.source().locator(".line.marked").first()).isVisible();
            assertFitting(page);
            page.navigate(docent.url() + "check.html");
            assertFitting(page);
        }
    }

    @Test
    void textDoesNotShowThroughTheQuestionBoxWithForcedColours() {
        provider.next(Script.openAiAnswer("A paragraph.\n\n".repeat(40)));
        try (var browser = Browser.open(docent.url(), new NewContextOptions().setForcedColors(ForcedColors.ACTIVE))) {
            var chat = new ChatPage(browser.page());
            chat.ask("Where is the parcel for the heron?");
            assertThat(chat.footer(0)).isVisible();
            for (var part : List.of(".bar", ".composer-dock")) {
                assertEquals(
                        List.of("rgb(255, 255, 255)", "none"),
                        browser.page()
                                .locator(part)
                                .evaluate(
                                        "it => { const { backgroundColor, backgroundImage } = getComputedStyle(it); return [backgroundColor, backgroundImage]; }"),
                        part);
            }
        }
    }

    @Test
    void theEstimatedHeightOfALongConversationIsAboutRight() {
        for (int i = 0; i < 12; i++) {
            provider.next(
                    Script.openAiAnswer(
                            "Parcels are kept in **room 100** [1].\n\n- first point of it\n- second point\n\n```sh\nls -l\n```\n\nSee `rules.md` for more."));
        }
        try (var browser = Browser.open(docent.url())) {
            var chat = new ChatPage(browser.page());
            for (int i = 0; i < 12; i++) {
                chat.ask("Where is the parcel for the heron?");
                assertThat(chat.footer(i)).isVisible();
            }
            browser.page().reload();
            assertThat(chat.footer(11)).isVisible();
            var height = "() => document.documentElement.scrollHeight";
            int guessed = (int) browser.page().evaluate(height);
            browser.page()
                    .evaluate(
                            "() => document.querySelectorAll('.prose > section').forEach((it) => { it.style.contentVisibility = 'visible'; })");
            int real = (int) browser.page().evaluate(height);
            assertTrue(Math.abs(guessed - real) < real / 5, guessed + " guessed, " + real + " real");
        }
    }

    private static void assertFitting(Page page) {
        assertEquals(320, page.evaluate("() => document.documentElement.scrollWidth"));
    }

    @Test
    void eachBlockAlignsWithItsWritingDirection() {
        provider.next(
                Script.openAiAnswer(
                        "تُحفظ الطرود [1]. استخدم `ls` الآن.\n\n- أوقف الخدمة\n\n```sh\nls -l\n```\n\nDone in English.\n\n> اقتباس\n"));
        try (var browser = Browser.open(docent.url())) {
            var chat = new ChatPage(browser.page());
            chat.question().fill("أين الطرد؟");
            assertEquals("rtl", chat.question().evaluate("box => getComputedStyle(box).direction"));
            chat.question().press("Enter");
            assertThat(chat.footer(0)).isVisible();
            assertSide("right", chat.turn(0).locator(".question"));
            assertSide("right", chat.text(0).locator("p").first());
            assertSide("right", chat.text(0).locator("li"));
            assertSide("right", chat.text(0).locator("blockquote p"));
            assertSide("left", chat.text(0).locator("pre code"));
            assertSide("left", chat.text(0).getByText("Done in English."));
        }
    }

    private static void assertSide(String side, Locator element) {
        assertEquals(side, element.evaluate("""
                        element => {
                          const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
                          walker.nextNode();
                          const range = document.createRange();
                          range.setStart(walker.currentNode, 0);
                          range.setEnd(walker.currentNode, 1);
                          const [letter, box] = [range.getBoundingClientRect(), element.getBoundingClientRect()];
                          return letter.left - box.left > box.width / 2 ? 'right' : 'left';
                        }"""));
    }
}
