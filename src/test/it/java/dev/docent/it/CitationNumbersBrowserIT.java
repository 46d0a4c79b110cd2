package dev.docent.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser.NewContextOptions;
import dev.docent.testing.Script;
import dev.docent.testing.ScriptedProvider;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The numbers of citations on the page and in what is copied are those that the model has. */
@ExtendWith(Chromium.class)
class CitationNumbersBrowserIT {
    private static final Pattern COPIED =
            Pattern.compile("Kept \\[3]\\. Before that \\[1]\\.\n\nSources:\n\n- \\[1] .*\n- \\[3] .*\n");

    @Test
    void areThoseOfThePassagesWhileItIsWrittenAndAfterAReload() throws Exception {
        var folder = Files.createDirectory(ItFiles.scratch("documents").resolve("rooms"));
        for (var place : List.of("north", "south", "west", "east")) {
            Files.writeString(
                    folder.resolve(place + ".md"),
                    "# The heron in the " + place + "\n\nA parcel for the heron in the " + place
                            + " is kept in a room.\n");
        }
        try (var provider = new ScriptedProvider();
                var docent = EmbeddedDocent.answering(provider, Map.of("docent.docs", folder.toString()));
                var browser = Browser.open(docent.url(), new NewContextOptions().setPermissions(ChatPage.CLIPBOARD))) {
            provider.next(Script.openAiAnswer("Kept [3]. Before that [1]."));
            var chat = new ChatPage(browser.page());
            chat.ask("Where is the parcel for the heron?");
            assertThat(chat.footer(0)).isVisible();
            assertNumbers(chat);
            chat.page().reload();
            assertThat(chat.footer(0)).isVisible();
            assertNumbers(chat);
        }
    }

    private static void assertNumbers(ChatPage chat) {
        assertThat(chat.text(0).locator("button.citation")).hasText(new String[] {"[3]", "[1]"});
        assertThat(chat.turn(0).locator(".sources > ol .n")).hasText(new String[] {"1", "3"});
        chat.button("Copy answer").click();
        assertThat(chat.button("Copied")).isVisible();
        var copied = chat.clipboard("text/plain");
        assertTrue(COPIED.matcher(copied).matches(), copied);
    }
}
