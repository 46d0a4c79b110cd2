package dev.docent.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.testing.Gate;
import dev.docent.testing.Script;
import dev.docent.testing.ScriptedProvider;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An answer from a model through the server to the page, over good and bad connections. */
@ExtendWith(Chromium.class)
class StreamingBrowserIT {
    /** What the browser itself logs about a broken connection. */
    private static final String BROKEN = "net::ERR_";

    private static ScriptedProvider provider;
    private static EmbeddedDocent docent;

    private int asked;

    @BeforeAll
    static void start() throws Exception {
        provider = new ScriptedProvider();
        docent = EmbeddedDocent.start(
                provider.settings("docent.docs", Handbook.write().toString(), "docent.model.name", "scripted-1"));
        docent.awaitIndexed();
    }

    @AfterAll
    static void stop() throws Exception {
        docent.close();
        provider.close();
    }

    @BeforeEach
    void beginAnew() {
        provider.forgetScripts();
        asked = provider.requests().size();
    }

    @Test
    void showsEachTokenBeforeTheModelSendsTheNext() {
        var gates = List.of(new Gate(), new Gate(), new Gate());
        provider.next(beginning("The ")
                .await(gates.get(0))
                .event(Script.delta("heron "))
                .await(gates.get(1))
                .event(Script.delta("has a "))
                .await(gates.get(2))
                .event(Script.delta("room."))
                .event(Script.finish("stop"))
                .event("[DONE]")
                .end());
        try (var browser = Browser.open(docent.url())) {
            var chat = new ChatPage(browser.page());
            chat.ask("Where is the parcel for the heron?");
            assertThat(chat.text(0)).hasText("The");
            gates.get(0).open();
            assertThat(chat.text(0)).hasText("The heron");
            gates.get(1).open();
            assertThat(chat.text(0)).hasText("The heron has a");
            assertThat(chat.button("Stop")).isVisible();
            gates.get(2).open();
            assertThat(chat.text(0)).hasText("The heron has a room.");
            assertThat(chat.footer(0)).containsText("scripted-1");
            assertThat(chat.button("Send")).isVisible();
        }
    }

    @Test
    void saysWhatItDoesBeforeTheFirstToken() {
        var searching = new Gate();
        var answering = new Gate();
        provider.next(openEnded("", answering, "In a room."));
        try (var relay = new Relay(docent.url());
                var browser = Browser.open(relay.url())) {
            relay.holdAfter("\"searching\"}\n\n", searching);
            var chat = new ChatPage(browser.page());
            chat.ask("Where is the parcel for the badger?");
            assertThat(chat.phase(0)).containsText("Searching…");
            searching.open();
            assertThat(chat.phase(0)).containsText("Asking the model…");
            assertThat(chat.turn(0)).containsText("handbook/rules.md");
            assertThat(chat.phase(0)).isInViewport();
            answering.open();
            assertThat(chat.text(0)).hasText("In a room.");
            assertThat(chat.phase(0)).isHidden();
        }
    }

    @Test
    void stopClosesTheConnectionToTheModelAndKeepsTheText() {
        provider.next(beginning("As far as this.").stall());
        try (var browser = Browser.open(docent.url())) {
            var chat = new ChatPage(browser.page());
            chat.ask("Where is the parcel for the otter?");
            assertThat(chat.text(0)).hasText("As far as this.");
            chat.button("Stop").click();
            assertThat(chat.turn(0)).containsText("You stopped this answer.");
            provider.connectionOf(provider.awaitRequest(asked)).awaitClosedByClient();
            assertThat(chat.text(0)).hasText("As far as this.");
            browser.page().reload();
            assertThat(chat.text(0)).hasText("As far as this.");
            assertThat(chat.turn(0)).containsText("You stopped this answer.");
        }
    }

    @Test
    void keepsTheTextOfAnAnswerThatBreaksOffAndAsksAgain() {
        provider.next(beginning("Half an answer").reset()).next(Script.openAiAnswer("A whole", " answer."));
        try (var browser = Browser.open(docent.url())) {
            var chat = new ChatPage(browser.page());
            chat.ask("Where is the parcel for the lynx?");
            assertThat(chat.problem(0)).containsText("The language model's answer broke off.");
            assertThat(chat.text(0)).hasText("Half an answer");
            chat.button("Retry").click();
            assertThat(chat.text(1)).hasText("A whole answer.");
            assertThat(chat.footer(1)).isVisible();
            assertThat(chat.text(0)).hasText("Half an answer");
            assertEquals(asked + 2, provider.requests().size());
        }
    }

    @Test
    void saysWhyThereIsNoAnswer() {
        provider.next(Script.response(401, "application/json", "{\"error\":{\"message\":\"bad key\"}}"));
        try (var browser = Browser.open(docent.url())) {
            var chat = new ChatPage(browser.page());
            chat.ask("Where is the parcel for the marten?");
            assertThat(chat.problem(0)).containsText("The language model refused Docent's key.");
            assertThat(chat.problem(0)).isInViewport();
            assertThat(chat.button("Ask again")).isVisible();
        }
    }

    @Test
    void saysThatTheConnectionIsLostAndResumesWithoutAskingAgain() {
        var away = new Gate();
        var back = new Gate();
        provider.next(beginning("Before,")
                .await(away)
                .event(Script.delta(" meanwhile"))
                .await(back)
                .event(Script.delta(" and after."))
                .event(Script.finish("stop"))
                .event("[DONE]")
                .end());
        try (var relay = new Relay(docent.url());
                var browser = Browser.open(relay.url()).tolerate(BROKEN)) {
            var chat = new ChatPage(browser.page());
            chat.ask("Where is the parcel for the stork?");
            assertThat(chat.text(0)).hasText("Before,");
            relay.breakDown();
            away.open();
            assertThat(chat.turn(0)).containsText("The connection was lost.");
            assertThat(chat.button("Try now")).isInViewport();
            assertThat(chat.text(0)).hasText("Before,");
            relay.mend();
            browser.page().evaluate("dispatchEvent(new Event('online'))"); // Otherwise it would wait for its next try.
            assertThat(chat.text(0)).hasText("Before, meanwhile");
            assertThat(chat.button("Try now")).isHidden();
            back.open();
            assertThat(chat.text(0)).hasText("Before, meanwhile and after.");
            assertThat(chat.footer(0)).isVisible();
            assertEquals(asked + 1, provider.requests().size());
        }
    }

    @Test
    void losesAndRepeatsNothingWhenTheConnectionBreaksInsideAnEvent() {
        var words = new String[60];
        for (int i = 0; i < words.length; i++) {
            words[i] = "word" + i + " ";
        }
        provider.next(Script.openAiAnswer(words));
        try (var relay = new Relay(docent.url());
                var browser = Browser.open(relay.url()).tolerate(BROKEN)) {
            var chat = new ChatPage(browser.page());
            relay.cutAfter("word3");
            chat.ask("Where is the parcel for the weasel?");
            assertThat(chat.footer(0)).isVisible();
            assertThat(chat.text(0)).hasText(String.join("", words).strip());
            assertTrue(relay.hasCut(), "the connection was not cut");
            assertEquals(asked + 1, provider.requests().size());
        }
    }

    @Test
    void showsTheWholeAnswerAfterAReloadInItsMiddle() {
        var gate = new Gate();
        provider.next(openEnded("First half,", gate, " second half."));
        try (var browser = Browser.open(docent.url())) {
            var chat = new ChatPage(browser.page());
            chat.ask("Where is the parcel for the beaver?");
            assertThat(chat.text(0)).hasText("First half,");
            browser.page().reload();
            assertThat(chat.text(0)).hasText("First half,");
            gate.open();
            assertThat(chat.text(0)).hasText("First half, second half.");
            assertThat(chat.footer(0)).isVisible();
            assertEquals(asked + 1, provider.requests().size());
        }
    }

    @Test
    void showsTheSameAnswerInASecondTab() {
        var gate = new Gate();
        provider.next(openEnded("Seen here", gate, " and there."));
        try (var browser = Browser.open(docent.url())) {
            var first = new ChatPage(browser.page());
            first.ask("Where is the parcel for the falcon?");
            assertThat(first.text(0)).hasText("Seen here");
            var second = new ChatPage(browser.openTab(browser.page().url()));
            assertThat(second.turn(0)).containsText("Where is the parcel for the falcon?");
            assertThat(second.text(0)).hasText("Seen here");
            gate.open();
            assertThat(second.text(0)).hasText("Seen here and there.");
            assertThat(first.text(0)).hasText("Seen here and there.");
            assertEquals(asked + 1, provider.requests().size());
        }
    }

    @Test
    void sendsTheConversationWithAFollowUpQuestion() {
        provider.next(Script.openAiAnswer("In room 108.")).next(Script.openAiAnswer("On day two: room 208."));
        try (var browser = Browser.open(docent.url())) {
            var chat = new ChatPage(browser.page());
            chat.ask("Where is the parcel for the falcon on day one?");
            assertThat(chat.footer(0)).isVisible();
            chat.ask("And on day two?");
            assertThat(chat.text(1)).hasText("On day two: room 208.");
            var messages = provider.awaitRequest(asked + 1).json().get("messages");
            assertEquals(
                    "Where is the parcel for the falcon on day one?",
                    messages.at("/1/content").text().orElseThrow());
            assertEquals("In room 108.", messages.at("/2/content").text().orElseThrow());
            assertTrue(messages.at("/3/content").text().orElseThrow().contains("And on day two?"));
            browser.page().reload();
            assertThat(chat.text(0)).hasText("In room 108.");
            assertThat(chat.text(1)).hasText("On day two: room 208.");
        }
    }

    @Test
    void saysWhatElseWasSearchedForAFollowUpAlsoAfterAReload() throws Exception {
        var wording = "Where is the parcel for the falcon on day two?";
        var settings = new HashMap<>(
                provider.settings("docent.docs", Handbook.write().toString(), "docent.model.name", "scripted-1"));
        settings.put("docent.rewrite", "auto");
        // The model answers when the page has shown that it is asked.
        settings.put("docent.rewrite.timeout", "1m");
        var gate = new Gate();
        provider.next(Script.openAiAnswer("In room 108."))
                .next(Script.eventStream()
                        .event(Script.role())
                        .await(gate)
                        .event(Script.delta(wording))
                        .event(Script.finish("stop"))
                        .event("[DONE]")
                        .end())
                .next(Script.openAiAnswer("On day two: room 208."));
        try (var other = EmbeddedDocent.start(settings)) {
            other.awaitIndexed();
            try (var browser = Browser.open(other.url())) {
                var chat = new ChatPage(browser.page());
                chat.ask("Where is the parcel for the falcon on day one?");
                assertThat(chat.footer(0)).isVisible();
                chat.ask("And on day two?");
                assertThat(chat.phase(1)).containsText("Rewriting the question…");
                gate.open();
                assertThat(chat.text(1)).hasText("On day two: room 208.");
                assertThat(chat.turn(1)).containsText("Also searched for “" + wording + "”");
                browser.page().reload();
                assertThat(chat.turn(1)).containsText("Also searched for “" + wording + "”");
                assertThat(chat.turn(0)).not().containsText("Also searched");
            }
        }
    }

    private static Script beginning(String text) {
        return Script.eventStream().event(Script.role()).event(Script.delta(text));
    }

    private static Script openEnded(String first, Gate gate, String second) {
        return beginning(first)
                .await(gate)
                .event(Script.delta(second))
                .event(Script.finish("stop"))
                .event("[DONE]")
                .end();
    }
}
