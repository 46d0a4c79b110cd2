package dev.docent.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.docent.testing.Gate;
import dev.docent.testing.Script;
import dev.docent.testing.ScriptedProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Questions that are asked while an answer runs wait for its end. */
@ExtendWith(Chromium.class)
class QueueBrowserIT {
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

    @Test
    void nextQuestionsAreSentInTheirOrderWhenTheAnswerEnds() {
        var gate = new Gate();
        provider.next(endingAt(gate)).next(Script.openAiAnswer("Second.")).next(Script.openAiAnswer("Third."));
        try (var browser = Browser.open(docent.url())) {
            var chat = running(browser);
            chat.ask("And for the badger?");
            assertThat(chat.question()).hasValue("");
            assertThat(chat.question()).isFocused();
            chat.ask("And for the lynx?");
            assertThat(chat.nextQuestions()).hasText(new String[] {"And for the badger?", "And for the lynx?"});
            chat.question().fill("Being typed");
            gate.open();
            assertThat(chat.text(2)).hasText("Third.");
            assertThat(browser.page().locator(".question"))
                    .hasText(new String[] {"Where is the parcel?", "And for the badger?", "And for the lynx?"});
            assertThat(chat.nextQuestions()).hasCount(0);
            assertThat(chat.question()).hasValue("Being typed");
            assertThat(chat.question()).isFocused();
        }
    }

    @Test
    void nextQuestionIsEditedAndRemovedWithTheKeyboard() {
        provider.next(Script.eventStream().event(Script.delta("So far")).stall());
        try (var browser = Browser.open(docent.url())) {
            var keyboard = browser.page().keyboard();
            var chat = running(browser);
            chat.ask("Edited?");
            chat.ask("Removed?");
            assertThat(chat.nextQuestions()).hasCount(2);
            chat.question().fill("Typed since");
            chat.button("Edit").first().focus();
            keyboard.press("Enter");
            assertThat(chat.question()).hasValue("Edited?\n\nTyped since");
            assertThat(chat.question()).isFocused();
            assertThat(chat.nextQuestions()).hasCount(1);
            chat.button("Remove").focus();
            keyboard.press("Enter");
            assertThat(chat.nextQuestions()).hasCount(0);
            assertThat(chat.question()).isFocused();
            chat.button("Stop").click();
        }
    }

    @Test
    void sixthQuestionStaysInTheBoxAndThePageSaysWhy() {
        provider.next(Script.eventStream().event(Script.delta("So far")).stall());
        try (var browser = Browser.open(docent.url())) {
            var chat = running(browser);
            for (int i = 1; i <= 6; i++) {
                chat.ask("Question " + i + "?");
                assertThat(chat.nextQuestions()).hasCount(Math.min(i, 5));
            }
            assertThat(chat.question()).hasValue("Question 6?");
            assertThat(queue(chat))
                    .containsText("5 questions are waiting. Send this one when one of them has been sent.");
            chat.button("Remove").first().click();
            assertThat(queue(chat)).not().containsText("5 questions are waiting");
            chat.button("Stop").click();
        }
    }

    @Test
    void afterAStopTheNextQuestionStaysUntilItIsSent() {
        provider.next(Script.eventStream().event(Script.delta("So far")).stall())
                .next(Script.openAiAnswer("Second."));
        try (var browser = Browser.open(docent.url())) {
            var chat = running(browser);
            chat.ask("And for the badger?");
            assertThat(chat.nextQuestions()).hasCount(1);
            assertThat(chat.button("Send now")).isHidden();
            chat.button("Stop").click();
            assertThat(queue(chat)).containsText("Not sent, because the answer was stopped.");
            browser.page().reload();
            assertThat(queue(chat)).containsText("Not sent, because the answer was stopped.");
            chat.button("Send now").click();
            assertThat(chat.text(1)).hasText("Second.");
            assertThat(chat.nextQuestions()).hasCount(0);
        }
    }

    @Test
    void afterAFailureTheNextQuestionIsSentWhenTheRetryHasEnded() {
        var gate = new Gate();
        provider.next(Script.eventStream()
                        .event(Script.role())
                        .event(Script.delta("So far"))
                        .await(gate)
                        .reset())
                .next(Script.openAiAnswer("Whole."))
                .next(Script.openAiAnswer("Second."));
        try (var browser = Browser.open(docent.url())) {
            var chat = running(browser);
            chat.ask("And for the badger?");
            assertThat(chat.nextQuestions()).hasCount(1);
            gate.open();
            assertThat(queue(chat)).containsText("Not sent, because the answer before it is incomplete.");
            chat.button("Retry").click();
            assertThat(chat.text(2)).hasText("Second.");
        }
    }

    @Test
    void nextQuestionSurvivesAReloadDuringTheAnswer() {
        var gate = new Gate();
        provider.next(endingAt(gate)).next(Script.openAiAnswer("Second."));
        try (var browser = Browser.open(docent.url())) {
            var chat = running(browser);
            chat.ask("And for the badger?");
            assertThat(chat.nextQuestions()).hasCount(1);
            browser.page().reload();
            assertThat(chat.text(0)).hasText("So far");
            assertThat(chat.nextQuestions()).hasText(new String[] {"And for the badger?"});
            gate.open();
            assertThat(chat.text(1)).hasText("Second.");
        }
    }

    @Test
    void nextQuestionWaitsForTheAnswerOfAnotherTab() {
        var gate = new Gate();
        provider.next(endingAt(gate)).next(Script.openAiAnswer("Second."));
        try (var browser = Browser.open(docent.url())) {
            var first = running(browser);
            var second = new ChatPage(browser.openTab(browser.page().url()));
            assertThat(second.text(0)).hasText("So far");
            second.ask("And for the badger?");
            assertThat(second.nextQuestions()).hasCount(1);
            assertThat(first.nextQuestions()).hasCount(0);
            gate.open();
            assertThat(second.text(1)).hasText("Second.");
        }
    }

    @Test
    void waitingIsAnnouncedOnce() {
        provider.next(Script.eventStream().event(Script.delta("So far")).stall());
        try (var browser = Browser.open(docent.url(), new NewContextOptions(), HEAR)) {
            var page = browser.page();
            var chat = running(browser);
            chat.ask("And for the badger?");
            page.waitForCondition(() -> heard(page).contains("Your next question is sent when the answer ends."));
            chat.button("Stop").click();
            page.waitForCondition(() -> heard(page).contains("Not sent, because the answer was stopped."));
            var said = heard(page);
            assertEquals(
                    1, said.stream().filter(it -> it.startsWith("Your next")).count(), said::toString);
            assertTrue(
                    said.indexOf("You stopped this answer.")
                            < said.indexOf("Not sent, because the answer was stopped."),
                    said::toString);
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

    @Test
    void fiveLongQuestionsLeaveRoomForTheAnswerOnAPhone() {
        provider.next(Script.eventStream().event(Script.delta("So far")).stall());
        try (var browser = Browser.open(docent.url(), new NewContextOptions().setViewportSize(375, 667))) {
            var page = browser.page();
            var chat = running(browser);
            for (int i = 1; i <= 5; i++) {
                chat.question().fill("Where is the parcel for " + "verylong".repeat(12) + i + "?");
                chat.button("Send after this answer").click();
                assertThat(chat.nextQuestions()).hasCount(i);
            }
            assertEquals(375, page.evaluate("document.documentElement.scrollWidth"));
            assertThat(chat.text(0)).isInViewport();
            assertThat(chat.button("Stop")).isInViewport();
            assertTrue((int) page.evaluate("document.querySelector('.composer-dock').offsetHeight") < 667 / 2);
            browser.screenshot("next-questions-phone");
            chat.button("Stop").click();
        }
    }

    private static void assertAccessible(ColorScheme colours, Function<Browser, List<String>> faults) {
        provider.next(Script.eventStream().event(Script.delta("So far")).stall());
        try (var browser = Browser.open(docent.url(), new NewContextOptions().setColorScheme(colours))) {
            var chat = running(browser);
            chat.ask("And for the badger?");
            chat.question().fill("Typed");
            assertThat(chat.nextQuestions()).hasCount(1);
            assertThat(chat.button("Send after this answer")).isVisible();
            assertEquals(List.of(), faults.apply(browser), "while it waits");
            browser.screenshot("next-question-" + colours.name().toLowerCase());
            chat.button("Stop").click();
            assertThat(chat.button("Send now")).isVisible();
            assertEquals(List.of(), faults.apply(browser), "on hold");
        }
    }

    /** Asks a question whose answer has begun. */
    private static ChatPage running(Browser browser) {
        var chat = new ChatPage(browser.page());
        chat.ask("Where is the parcel?");
        assertThat(chat.text(0)).hasText("So far");
        return chat;
    }

    private static Script endingAt(Gate gate) {
        return Script.eventStream()
                .event(Script.role())
                .event(Script.delta("So far"))
                .await(gate)
                .event(Script.finish("stop"))
                .event("[DONE]")
                .end();
    }

    private static com.microsoft.playwright.Locator queue(ChatPage chat) {
        return chat.page().locator(".queue");
    }

    /** Records what the live region says. */
    private static final String HEAR = """
            window.said = [];
            addEventListener('DOMContentLoaded', () =>
                new MutationObserver((changes) => {
                    for (const { addedNodes } of changes) for (const { textContent } of addedNodes) said.push(textContent);
                }).observe(document.querySelector('#announcer'), { childList: true }));
            """;

    private static List<String> heard(Page page) {
        var said = new ArrayList<String>();
        for (var sentence : (List<?>) page.evaluate("window.said")) {
            said.add((String) sentence);
        }
        return said;
    }
}
