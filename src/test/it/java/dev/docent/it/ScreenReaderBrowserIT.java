package dev.docent.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.TimeoutError;
import dev.docent.testing.Gate;
import dev.docent.testing.Script;
import dev.docent.testing.ScriptedProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What screen readers read, from the browser's accessibility tree, and where the focus goes. */
@ExtendWith(Chromium.class)
class ScreenReaderBrowserIT {
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
    void answerIsReadSentenceBySentenceToItsEnd() {
        var gates = List.of(new Gate(), new Gate(), new Gate(), new Gate());
        provider.next(Script.eventStream()
                .event(Script.role())
                .await(gates.get(0))
                .event(Script.delta("In room 100 [1]. Behind "))
                .await(gates.get(1))
                .event(Script.delta("the door [2]. And th"))
                .await(gates.get(2))
                .event(Script.delta("at is all. No"))
                .await(gates.get(3))
                .event(Script.delta(" more"))
                .event(Script.finish("stop"))
                .event("[DONE]")
                .end());
        try (var browser = Browser.open(docent.url())) {
            var reader = new Reader(browser.page());
            new ChatPage(browser.page()).ask("Where is the parcel for the heron?");
            reader.awaitHeard("Asking the model…");
            gates.get(0).open();
            reader.awaitHeard("In room 100.");
            gates.get(1).open();
            reader.awaitHeard("Behind the door.");
            gates.get(2).open();
            reader.awaitHeard("And that is all.");
            gates.get(3).open();
            reader.awaitHeard("The answer is complete. It cites 2 sources.");
        }
    }

    @Test
    void stopIsAnnouncedAndTheFocusGoesToTheQuestionBox() {
        provider.next(Script.eventStream()
                .event(Script.delta("First. Second. Third. "))
                .stall());
        try (var browser = Browser.open(docent.url())) {
            var reader = new Reader(browser.page());
            var chat = new ChatPage(browser.page());
            chat.ask("Where is the parcel for the badger?");
            assertThat(chat.text(0)).containsText("Third.");
            chat.button("Stop").focus();
            browser.page().keyboard().press("Enter");
            reader.awaitHeard("You stopped this answer.");
            assertThat(chat.question()).isFocused();
        }
    }

    @Test
    void failureIsAnnounced() {
        provider.next(Script.eventStream().event(Script.delta("Half")).reset());
        try (var browser = Browser.open(docent.url())) {
            var reader = new Reader(browser.page());
            var chat = new ChatPage(browser.page());
            chat.ask("Where is the parcel for the otter?");
            reader.awaitHeard("The answer is incomplete.");
            provider.next(Script.openAiAnswer("In room 102."));
            chat.button("Retry").focus();
            browser.page().keyboard().press("Enter");
            reader.awaitHeard("The answer is complete.");
        }
    }

    @Test
    void focusStaysWhereAPersonExpectsItAfterDeleting() {
        try (var browser = Browser.open(docent.url())) {
            var page = browser.page();
            var chat = new ChatPage(page);
            for (var question : new String[] {"Deleted last?", "Deleted second?", "Deleted first?"}) {
                provider.next(Script.openAiAnswer("In room 100."));
                chat.button("New conversation").click();
                chat.ask(question);
                assertThat(chat.footer(0)).isVisible();
            }
            page.route("**/api/conversations?q=*", ScreenReaderBrowserIT::onlyDeletable);
            chat.button("Earlier conversations").click();
            var entries = page.locator("#drawer li");
            assertThat(entries).hasCount(3);
            delete(page, "Deleted second?");
            assertThat(entries).hasCount(2);
            assertThat(page.locator("#drawer a", new Page.LocatorOptions().setHasText("Deleted last?")))
                    .isFocused();
            delete(page, "Deleted last?");
            assertThat(page.locator("#drawer a", new Page.LocatorOptions().setHasText("Deleted first?")))
                    .isFocused();
            delete(page, "Deleted first?");
            assertThat(page.getByLabel("Search conversations")).isFocused();
            page.keyboard().press("Tab");
            assertThat(page.locator("#drawer [role=status]")).containsText("“Deleted first?” was deleted.");
            page.keyboard().press("Enter");
            assertThat(page.locator("#drawer a", new Page.LocatorOptions().setHasText("Deleted first?")))
                    .isFocused();
        }
    }

    /** Other tests of this class leave conversations. */
    private static void onlyDeletable(Route route) {
        var response = route.fetch();
        var list = JsonParser.parseString(response.text()).getAsJsonObject();
        var kept = new JsonArray();
        list.getAsJsonArray("conversations").forEach(it -> {
            if (it.getAsJsonObject().get("title").getAsString().startsWith("Deleted")) {
                kept.add(it);
            }
        });
        list.add("conversations", kept);
        route.fulfill(new Route.FulfillOptions().setResponse(response).setBody(list.toString()));
    }

    private static void delete(Page page, String title) {
        page.locator("#drawer a", new Page.LocatorOptions().setHasText(title)).focus();
        for (int button = 1; button <= 3; button++) {
            page.keyboard().press("Tab");
        }
        page.keyboard().press("Enter");
    }

    /** The live region in the browser's accessibility tree. */
    private static final class Reader {
        private final Page page;
        private final CDPSession session;

        Reader(Page page) {
            this.page = page;
            session = page.context().newCDPSession(page);
            session.send("Accessibility.enable");
        }

        /** Waits until the region contains only a sentence that begins like this. */
        void awaitHeard(String beginning) {
            var heard = new AtomicReference<>(List.<String>of());
            try {
                page.waitForCondition(() -> {
                    heard.set(texts());
                    return heard.get().stream().anyMatch(text -> text.startsWith(beginning));
                });
            } catch (TimeoutError e) {
                throw new AssertionError("expected to hear \"" + beginning + "\", heard last " + heard.get(), e);
            }
            assertEquals(1, heard.get().size(), () -> "one sentence at a time: " + heard.get());
        }

        private List<String> texts() {
            var nodes = session.send("Accessibility.getFullAXTree").getAsJsonArray("nodes");
            var byId = StreamSupport.stream(nodes.spliterator(), false)
                    .map(JsonElement::getAsJsonObject)
                    .collect(Collectors.toMap(node -> node.get("nodeId").getAsString(), node -> node));
            var texts = new ArrayList<String>();
            byId.values().stream()
                    .filter(node -> value(node, "role").equals("status"))
                    .forEach(node -> collect(node, byId, texts));
            return texts;
        }

        private static void collect(JsonObject node, Map<String, JsonObject> byId, List<String> texts) {
            if (value(node, "role").equals("StaticText")) {
                texts.add(value(node, "name"));
            }
            if (node.has("childIds")) {
                node.getAsJsonArray("childIds").forEach(id -> {
                    var child = byId.get(id.getAsString());
                    if (child != null) {
                        collect(child, byId, texts);
                    }
                });
            }
        }

        private static String value(JsonObject node, String property) {
            return node.has(property)
                    ? node.getAsJsonObject(property).get("value").getAsString()
                    : "";
        }
    }
}
