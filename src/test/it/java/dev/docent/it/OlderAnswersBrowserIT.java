package dev.docent.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.options.AriaRole;
import dev.docent.testing.Patience;
import dev.docent.testing.Script;
import dev.docent.testing.ScriptedProvider;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Answers that are opened again after their documents have changed, in a real browser. */
@ExtendWith(Chromium.class)
class OlderAnswersBrowserIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String CITED = "A parcel for the heron that arrives on day 1 of week 1 is kept in room 100.";

    @Test
    void openTheirCitationsWhereTheLinesAreNowAndSayThatADocumentIsNotThere() throws Exception {
        var folder = Handbook.write();
        var rules = folder.resolve("rules.md");
        // The handbook must not become an empty source, because that would not count as a deletion.
        Files.writeString(folder.resolve("other.md"), "# Opening hours\n\nThe post office is open until noon.\n");
        try (var provider = new ScriptedProvider();
                var docent = EmbeddedDocent.answering(
                        provider, Map.of("docent.docs", folder.toString(), "docent.citations.check-time", "10s"));
                var browser = Browser.open(docent.url())) {
            provider.next(Script.openAiAnswer(CITED.replace(".", " [1].")));
            var chat = new ChatPage(browser.page());
            chat.ask("Where is the parcel for the heron?");
            assertThat(chat.footer(0)).isVisible();
            assertOpens(chat, lineOf(rules));

            Files.writeString(rules, "# News\n\nnothing\n\n".repeat(20) + Files.readString(rules, UTF_8));
            index(docent, response -> response.body().contains("# News"));
            chat.page().reload();
            assertThat(chat.footer(0)).isVisible();
            assertThat(chat.turn(0).getByRole(AriaRole.NOTE)).hasCount(0);
            assertOpens(chat, lineOf(rules));

            Files.delete(rules);
            index(docent, response -> response.statusCode() == 404);
            chat.page().reload();
            assertThat(chat.turn(0).getByRole(AriaRole.NOTE))
                    .hasText("This answer cites what is not in the index now: handbook/rules.md."
                            + " Ask again for an answer from the current text.");
            browser.tolerate("404");
            chat.citation(0, 1).click();
            assertThat(chat.source()).containsText("This document is no longer in the index.");
            assertThat(chat.source().getByRole(AriaRole.LINK)).hasCount(0);
            assertEquals(List.of(), browser.accessibilityFaults());
            browser.screenshot("document-gone");
        }
    }

    private static int lineOf(Path rules) throws IOException {
        return Files.readAllLines(rules).indexOf(CITED) + 1;
    }

    private static void assertOpens(ChatPage chat, int line) {
        chat.citation(0, 1).click();
        assertThat(chat.source().locator(".line.marked code")).hasText(CITED);
        assertThat(chat.source().locator(".line.marked")).hasAttribute("id", "line-" + line);
    }

    /** Starts a pass, and waits until the document is as it must be then. */
    private static void index(EmbeddedDocent docent, Predicate<HttpResponse<String>> expected) throws Exception {
        var start = HttpRequest.newBuilder(docent.url().resolve("api/index")).POST(BodyPublishers.noBody());
        assertEquals(202, HTTP.send(start.build(), BodyHandlers.discarding()).statusCode());
        var read = HttpRequest.newBuilder(docent.url().resolve("api/documents?path=handbook/rules.md"))
                .build();
        var last = new AtomicReference<HttpResponse<String>>();
        Patience.await(
                () -> {
                    last.set(HTTP.sendAsync(read, BodyHandlers.ofString()).join());
                    return expected.test(last.get());
                },
                () -> String.valueOf(last.get()));
    }
}
