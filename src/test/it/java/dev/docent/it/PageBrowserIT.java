package dev.docent.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitUntilState;
import dev.docent.testing.Gate;
import dev.docent.testing.Script;
import dev.docent.testing.ScriptedProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The page around an answer: its sources, hostile text, the keyboard, screen readers, small windows. */
@ExtendWith(Chromium.class)
class PageBrowserIT {
    /** An answer with everything that has a style of its own. */
    private static final String[] RICH = {
        "# Parcels\n\nKept in **room 100** [1], see [the rules](https://example.org/rules).\n\n",
        "| day | room | of whom it is known that the parcel for them was kept in that room |\n"
                + "|---|---|---|\n"
                + "| 1 | 100 | heron |\n\n",
        "```java\n"
                + "// Where it is kept\n"
                + "var room = office.findRoomOfParcel(\"heron\", Day.ONE).orElseThrow(() -> new NoSuchRoom(1));\n"
                + "```\n\n",
        "- an item\n- `a_very_long_name_that_cannot_be_broken_anywhere_and_is_wider_than_a_telephone_is`\n\n",
        "> A remark [2]."
    };

    private static final Pattern PLACE = Pattern.compile("handbook/rules\\.md:(\\d+)-(\\d+)");

    private static ScriptedProvider provider;
    private static EmbeddedDocent docent;
    private static Path handbook;

    @BeforeAll
    static void start() throws Exception {
        provider = new ScriptedProvider();
        handbook = Handbook.write();
        Files.writeString(handbook.resolve("zebra.md"), "# Zebra\n\n" + Handbook.HOSTILE);
        docent = EmbeddedDocent.start(Map.of(
                "docent.docs",
                handbook.toString(),
                "docent.model.url",
                provider.url().toString(),
                "docent.model.name",
                "scripted-1",
                // Which lines are marked must not depend on how busy the machine is.
                "docent.citations.check-time",
                "10s"));
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
    void citationOpensTheCitedLines() throws IOException {
        try (var browser = Browser.open(docent.url())) {
            var sentence = "A parcel for the puffin that arrives on day 2 of week 17 is kept in room 216.";
            var chat = askedFor(browser, "In which room is the parcel for the puffin?", sentence + " [1]");
            var place = PLACE.matcher(
                    chat.turn(0).locator(".sources .place").first().textContent());
            assertTrue(place.find());
            int first = Integer.parseInt(place.group(1));
            int last = Integer.parseInt(place.group(2));
            var lines = Handbook.rules(handbook, first, last);

            chat.citation(0, 1).click();
            assertLines(List.of(sentence), chat.source().locator(".line.marked code"));
            assertLines(lines, chat.source().locator(".line:is(.marked, .around) code"));
            assertThat(chat.source().locator(".line.marked").first()).isInViewport();
            assertTrue(chat.source().locator(".line").count() > lines.size(), "no lines around the cited ones");

            var tab = browser.page()
                    .context()
                    .waitForPage(() -> chat.source().getByText("Open page").click());
            assertTrue(tab.url().endsWith("#L" + first + "-L" + last), tab::url);
            assertLines(lines, tab.locator(".line.marked code"));
            assertThat(tab.locator(".line.marked").first()).isInViewport();
        }
    }

    @Test
    void hostileMarkdownDoesNothing() {
        try (var browser = Browser.open(docent.url())) {
            var question = "Zebra <img src=x onerror=\"window.harmed = 'question'\">?";
            var chat = askedFor(browser, question, Handbook.HOSTILE, "\n\nAs it says [1].");
            assertThat(chat.text(0)).containsText("After it.");
            assertHarmless(browser.page(), "main");
            for (var words : List.of("Press me", "reference", "me")) {
                chat.text(0).getByText(words).first().click();
            }
            assertHarmless(browser.page(), "main");

            chat.citation(0, 1).click();
            assertThat(chat.source()).containsText("After it.");
            assertHarmless(browser.page(), "#source");
            var tab = browser.openTab(docent.url() + "source.html?path=handbook/zebra.md#L3-L9");
            assertThat(tab.locator(".line.marked").first()).isVisible();
            assertHarmless(tab, "main");
        }
    }

    @Test
    void worksWithOnlyTheKeyboard() {
        provider.next(Script.openAiAnswer("In room 100 [1]."));
        try (var browser = Browser.open(docent.url())) {
            var chat = new ChatPage(browser.page());
            var keyboard = browser.page().keyboard();
            assertThat(chat.question()).isFocused();
            keyboard.type("Where is the parcel");
            keyboard.press("Shift+Enter");
            keyboard.type("for the heron?");
            assertThat(chat.question()).hasValue("Where is the parcel\nfor the heron?");
            keyboard.press("Enter");
            assertThat(chat.turn(0)).containsText("Where is the parcel\nfor the heron?");
            assertThat(chat.footer(0)).isVisible();

            pressUntilFocused(browser.page(), "Shift+Tab", chat.citation(0, 1));
            keyboard.press("Enter");
            assertThat(chat.source()).isFocused();
            keyboard.press("Escape");
            assertThat(chat.source()).isHidden();
            assertThat(chat.citation(0, 1)).isFocused();

            pressUntilFocused(browser.page(), "Shift+Tab", chat.button("Earlier conversations"));
            keyboard.press("Enter");
            assertThat(browser.page().locator("#drawer .entry").first()).isVisible();
            keyboard.press("Escape");
            assertThat(browser.page().locator("#drawer")).isHidden();
            assertThat(chat.button("Earlier conversations")).isFocused();
            keyboard.press("/");
            assertThat(chat.question()).isFocused();
        }
    }

    @Test
    void keepsWhatIsTypedBeforeItsScriptsAreLoaded() {
        try (var browser = Browser.open(docent.url())) {
            var page = browser.page();
            var held = new AtomicReference<Route>();
            page.route(Pattern.compile("/js/page/composer\\.js"), held::set);
            page.reload(new Page.ReloadOptions().setWaitUntil(WaitUntilState.COMMIT));
            page.getByLabel("Your question").fill("An early question?");
            page.waitForCondition(() -> held.get() != null);
            held.get().resume();
            var chat = new ChatPage(page);
            assertThat(chat.question()).hasValue("An early question?");
            assertThat(chat.button("Send")).isEnabled();
        }
    }

    @Test
    void secondViewFetchesNoFileAgain() {
        try (var browser = Browser.open(docent.url())) {
            var fetched = "performance.getEntriesByType('resource')"
                    + ".filter((it) => it.name.includes('/static/') && it.transferSize > 0).length";
            var first = new ChatPage(browser.page());
            assertTrue(
                    (int) first.page().evaluate(fetched) > 40,
                    "the first view loads compressed files from their addresses");
            var second = new ChatPage(browser.openTab(docent.url().toString()));
            assertEquals(0, second.page().evaluate(fetched));
        }
    }

    @Test
    void stopsWithTheKeyboard() {
        provider.next(Script.eventStream().event(Script.delta("So far")).stall());
        try (var browser = Browser.open(docent.url())) {
            var chat = new ChatPage(browser.page());
            chat.ask("Where is the parcel for the raven?");
            assertThat(chat.text(0)).hasText("So far");
            browser.page().keyboard().type("The next one");
            browser.page().keyboard().press("Enter");
            assertThat(chat.question()).hasValue("");
            assertThat(chat.nextQuestions()).hasText(new String[] {"The next one"});
            pressUntilFocused(browser.page(), "Tab", chat.button("Stop"));
            browser.page().keyboard().press("Enter");
            assertThat(chat.turn(0)).containsText("You stopped this answer.");
        }
    }

    @Test
    void axeFindsNothingInTheLight() {
        assertAccessible(ColorScheme.LIGHT, Browser::accessibilityFaults);
    }

    @Test
    void axeFindsNothingInTheDark() {
        assertAccessible(ColorScheme.DARK, Browser::contrastFaults);
    }

    private static void assertAccessible(ColorScheme colours, Function<Browser, List<String>> faults) {
        var options = new NewContextOptions().setColorScheme(colours);
        try (var browser = Browser.open(docent.url(), options)) {
            var page = browser.page();
            assertEquals(List.of(), faults.apply(browser), "on the empty page");
            var chat = askedFor(browser, "Where is the parcel for the gecko?", RICH);
            assertThat(chat.text(0).locator(".hl-comment")).isVisible();
            provider.next(Script.eventStream().event(Script.delta("Half")).reset());
            chat.ask("And for the moose?");
            assertThat(chat.problem(1)).isVisible();
            assertEquals(List.of(), faults.apply(browser), "with answers");
            chat.citation(0, 1).click();
            assertThat(chat.source().locator(".line").first()).isVisible();
            assertEquals(List.of(), faults.apply(browser), "with a source");
            browser.screenshot("source-" + colours.name().toLowerCase());
            page.keyboard().press("Escape");
            chat.button("Earlier conversations").click();
            assertThat(page.locator("#drawer .entry").first()).isVisible();
            assertEquals(List.of(), faults.apply(browser), "with the drawer");
            page.navigate(docent.url() + "source.html?path=handbook/rules.md#L3-L9");
            assertThat(page.locator(".line.marked").first()).isVisible();
            assertEquals(List.of(), faults.apply(browser), "on a source's own page");
        }
    }

    @Test
    void fitsIntoTheWindowOfAPhone() {
        var gate = new Gate();
        var script = Script.eventStream();
        for (var part : RICH) {
            script.event(Script.delta(part));
        }
        provider.next(
                script.await(gate).event(Script.finish("stop")).event("[DONE]").end());
        try (var browser = Browser.open(docent.url(), new NewContextOptions().setViewportSize(375, 667))) {
            var page = browser.page();
            var chat = new ChatPage(page);
            assertThat(chat.question()).isInViewport();
            assertFits(page, "the empty page");
            chat.ask("Where is the parcel for the donkey, whose name is " + "verylong".repeat(12) + "?");
            assertThat(chat.text(0)).containsText("A remark");
            assertFits(page, "an answer that grows");
            assertThat(chat.button("Stop")).isInViewport();
            gate.open();
            assertThat(chat.footer(0)).isVisible();
            assertFits(page, "an answer");
            chat.citation(0, 1).click();
            assertThat(chat.source().locator(".line.marked").first()).isInViewport();
            assertFits(page, "a source");
            assertThat(chat.button("Close source")).isInViewport();
            page.navigate(docent.url() + "source.html?path=handbook/rules.md#L3-L9");
            assertThat(page.locator(".line.marked").first()).isInViewport();
            assertFits(page, "a source's own page");
        }
    }

    private static ChatPage askedFor(Browser browser, String question, String... deltas) {
        provider.next(Script.openAiAnswer(deltas));
        var chat = new ChatPage(browser.page());
        chat.ask(question);
        assertThat(chat.footer(0)).isVisible();
        return chat;
    }

    /**
     * Compares the displayed lines with those of the file, except empty ones, which contain a line break to keep their
     * height.
     */
    private static void assertLines(List<String> expected, Locator shown) {
        assertThat(shown.first()).isVisible();
        assertEquals(
                expected,
                shown.allTextContents().stream().map(String::stripTrailing).toList());
    }

    private static void assertHarmless(Page page, String part) {
        assertEquals("undefined", page.evaluate("typeof window.harmed"));
        var active = page.locator(part)
                .locator("script, img, iframe, object, embed, style, link, svg[onload], form[action], [onerror],"
                        + " [onclick]");
        assertEquals(
                0,
                active.count(),
                () -> active.first().evaluate("it => it.outerHTML").toString());
        for (var link : page.locator(part).locator("a[href]").all()) {
            var scheme = link.evaluate("it => it.protocol").toString();
            assertTrue(scheme.matches("https?:"), scheme);
        }
        assertFalse(page.url().startsWith("javascript:"));
    }

    private static void pressUntilFocused(Page page, String key, Locator target) {
        for (int i = 0; i < 40; i++) {
            if ((Boolean) target.evaluate("it => it === document.activeElement")) {
                return;
            }
            page.keyboard().press(key);
        }
        throw new AssertionError(key + " does not lead to " + target);
    }

    private static void assertFits(Page page, String what) {
        var widths = page.evaluate("[document.documentElement.scrollWidth, innerWidth].join()");
        assertEquals("375,375", widths, what);
    }
}
