package dev.docent.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import dev.docent.testing.Gate;
import dev.docent.testing.Script;
import dev.docent.testing.ScriptedProvider;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The text of an answer in a real browser: hostile, translated, from right to left, copied, printed. */
@ExtendWith(Chromium.class)
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class AnswerTextBrowserIT {
    /** What browsers do that translate a page: each text that comes is replaced by elements of theirs. */
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
        docent = EmbeddedDocent.start(Map.of(
                "docent.docs", Handbook.write().toString(),
                "docent.model.url", provider.url().toString(),
                "docent.model.name", "scripted-1"));
        docent.awaitIndexed();
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
    void aConversationOpensWhoseAnswersWouldStopALexer() {
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
    void anAnswerThatCannotBeDrawnIsShownAsItWasWrittenAndStopsNothing() {
        provider.next(Script.openAiAnswer("First **bold**."));
        provider.next(Script.openAiAnswer("Second **bold**."));
        try (var browser = Browser.open(docent.url()).tolerate("could not be drawn")) {
            var chat = new ChatPage(browser.page());
            browser.page()
                    .evaluate(
                            "() => { const own = document.createElement;"
                                    + " document.createElement = function (tag) { if (tag === 'strong') throw new Error('a fault'); return own.call(this, tag); } }");
            chat.ask("Where is the parcel for the heron?");
            assertThat(chat.text(0)).hasText("First **bold**.");
            assertThat(chat.button("Send")).isVisible();
            browser.page().evaluate("() => { delete document.createElement; }");
            chat.ask("And where is the one for the raven?");
            assertThat(chat.text(1)).hasText("Second bold.");
        }
    }

    @Test
    void anAnswerGoesOnWhileThePageIsTranslated() {
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
    void eachBlockBeginsAtTheSideOfItsWriting() {
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
