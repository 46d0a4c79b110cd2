package dev.docent.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.PlaywrightException;
import dev.docent.testing.FormatSample;
import dev.docent.testing.FormatSamples;
import dev.docent.testing.Script;
import dev.docent.testing.ScriptedProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A file of every format that is asked about, cited, and opened at the sentence that answers. */
@ExtendWith(Chromium.class)
@ExtendWith(ServerLogs.class)
class FormatsBrowserIT {
    @Test
    void citationsOpenTheSentenceThatAnswers() throws Exception {
        try (var provider = new ScriptedProvider();
                var docent = EmbeddedDocent.start(Map.of(
                        "docent.docs", documents().toString(),
                        "docent.model.url", provider.url().toString(),
                        "docent.model.name", "scripted-1"))) {
            docent.awaitIndexed();
            try (var browser = Browser.open(docent.url())) {
                var chat = new ChatPage(browser.page());
                for (var sample : FormatSamples.all()) {
                    provider.next(Script.openAiAnswer("On Thursdays [1]."));
                    assertCitationOpens(chat, sample);
                }
            }
        }
    }

    private static void assertCitationOpens(ChatPage chat, FormatSample sample) {
        try {
            chat.button("New conversation").click();
            chat.ask(sample.question());
            chat.citation(0, 1).click();
            assertShowsItsSentence(chat.source(), sample);
            assertNamesThePlace(chat.source().locator(".place"), sample);
            assertNamesThePlace(chat.turn(0).locator(".sources .place").first(), sample);
        } catch (AssertionError | PlaywrightException e) {
            throw new AssertionError(sample + ": " + e.getMessage(), e);
        }
    }

    private static void assertShowsItsSentence(Locator panel, FormatSample sample) {
        var sentence = panel.locator(".line.marked").filter(new FilterOptions().setHasText(sample.sentence()));
        assertThat(sentence).hasCount(1);
        if (sample.isAtLine()) {
            assertThat(sentence).hasAttribute("id", "line-" + sample.number());
        } else {
            assertThat(panel.locator(".part-name").filter(new FilterOptions().setHasText(heading(sample.place()))))
                    .hasCount(1);
        }
    }

    /** Returns what stands above a page or the like: {@code Page 3}, {@code Sheet Tariffs}. */
    private static String heading(String place) {
        int comma = place.indexOf(',');
        String name = comma < 0 ? place : place.substring(0, comma);
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private static void assertNamesThePlace(Locator citation, FormatSample sample) {
        String name = citation.textContent();
        assertTrue(sample.isNamedBy(name), () -> name + " must be at " + sample.place());
    }

    private static Path documents() throws IOException {
        var folder = Files.createDirectory(ItFiles.scratch("formats").resolve("library"));
        for (var sample : FormatSamples.all()) {
            Files.write(folder.resolve(sample.file()), sample.content());
        }
        return folder;
    }
}
