package dev.docent.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.Media;
import dev.docent.testing.Gate;
import dev.docent.testing.Script;
import dev.docent.testing.ScriptedProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The code of an answer in a real browser: folded, and coloured in many languages. */
@ExtendWith(Chromium.class)
class FoldedCodeBrowserIT {
    private static final String CODE = IntStream.rangeClosed(1, 60)
            .mapToObj(line -> "echo " + line + "\n")
            .collect(Collectors.joining("", "```sh\n", "```\n"));

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
    void longCodeOfAnOpenedConversationShowsItsFirstLinesAndAllOfThemOnDemand() {
        provider.next(Script.openAiAnswer("Run it.\n\n" + CODE + "\nThat is all."));
        try (var browser = Browser.open(docent.url(), new NewContextOptions().setPermissions(ChatPage.CLIPBOARD))) {
            var page = browser.page();
            var chat = new ChatPage(page);
            chat.ask("Where is the parcel for the heron?");
            assertThat(chat.footer(0)).isVisible();
            page.reload();
            assertThat(chat.footer(0)).isVisible();
            var code = chat.text(0).locator("pre");
            double folded = height(code);
            assertTrue(folded < 420, () -> folded + " px");
            browser.screenshot("folded");

            chat.button("Copy code").click();
            assertThat(chat.button("Copy code")).hasText("Copied");
            assertEquals(60, chat.clipboard("text/plain").strip().lines().count());

            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            double printed = height(code);
            assertTrue(printed > 2 * folded, () -> printed + " px printed");
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));

            chat.button("Show all 60 lines").press("Enter");
            assertThat(chat.button("Show fewer lines")).isFocused();
            assertThat(chat.button("Show fewer lines")).hasAttribute("aria-expanded", "true");
            assertTrue(height(code) > 2 * folded);
            chat.button("Show fewer lines").press("Enter");
            assertThat(chat.button("Show all 60 lines")).isFocused();
            assertEquals(folded, height(code));

            // A browser that finds something in the code scrolls the code to it.
            var places = code.evaluate("""
                    async (pre) => {
                      const place = () => {
                        const range = document.createRange();
                        range.selectNodeContents(pre.querySelector('code').lastChild);
                        return Math.round(range.getBoundingClientRect().bottom);
                      };
                      pre.scrollTop = 300;
                      const found = place();
                      await new Promise((opened) => pre.addEventListener('scroll', opened, { once: true }));
                      return [found, place()];
                    }""");
            assertThat(chat.button("Show fewer lines")).isVisible();
            var both = (List<?>) places;
            assertEquals(both.get(0), both.get(1));
        }
    }

    @Test
    void codeThatTheUserHasSeenGrowIsNotFoldedWhenTheAnswerEnds() {
        var gate = new Gate();
        provider.next(Script.eventStream()
                .event(Script.delta("Run it.\n\n" + CODE + "\nAnd this:\n\n"))
                .await(gate)
                .event(Script.delta(CODE + "\nThat is all."))
                .event(Script.finish("stop"))
                .event("[DONE]")
                .end());
        try (var browser = Browser.open(docent.url())) {
            var page = browser.page();
            var chat = new ChatPage(page);
            chat.ask("Where is the parcel for the heron?");
            assertThat(chat.text(0)).containsText("And this:");
            var code = chat.text(0).locator("pre").first();
            // Plain code has parts, whose height is estimated while they are out of view. Colours replace them.
            assertThat(code.locator(".part")).hasCount(0);
            double before = height(code);
            assertThat(chat.text(0).getByText("Show all 60 lines").first()).isHidden();
            gate.open();
            assertThat(chat.footer(0)).isVisible();
            assertEquals(before, height(code));
            assertThat(chat.text(0).locator("figure").first().getByText("Show fewer lines"))
                    .hasAttribute("aria-expanded", "true");
        }
    }

    @Test
    void aLanguageWhoseGrammarIsFetchedIsColouredWithoutMovingAnything() {
        provider.next(Script.openAiAnswer("```nix\nlet a = \"b\"; in a\n```\n\nThat is all."));
        try (var browser = Browser.open(docent.url())) {
            var page = browser.page();
            var chat = new ChatPage(page);
            var held = new ArrayList<Route>();
            page.route("**/languages/nix.min.js", held::add);
            chat.ask("Where is the parcel for the heron?");
            assertThat(chat.footer(0)).isVisible();
            page.waitForCondition(() -> !held.isEmpty());
            var code = chat.text(0).locator("pre");
            assertThat(code.locator("span")).hasCount(0);
            double plain = height(code);
            held.get(0).resume();
            assertThat(code.locator(".hl-keyword").first()).hasText("let");
            assertEquals(plain, height(code));
        }
    }

    private static double height(Locator code) {
        return ((Number) code.evaluate("it => it.getBoundingClientRect().height")).doubleValue();
    }
}
