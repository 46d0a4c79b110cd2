package dev.docent.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.docent.source.git.GitServer;
import dev.docent.source.git.SampleTree;
import dev.docent.testing.Script;
import dev.docent.testing.ScriptedProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Citations of a repository on a forge and of a folder with a link, which lead to where people see the documents. */
@ExtendWith(Chromium.class)
@ExtendWith(ServerLogs.class)
class OriginBrowserIT {
    private static final String GUIDE = "# Mill\n\n" + "Wheels turn.\n".repeat(4)
            + "\n## Clothes\n\nThe otter polishes its silver spoons on Thursdays.\n";

    private static final String NOTES = "# Notes\n\nThe lynx tunes its wooden flutes on Mondays.\n";

    private static final Pattern LINES = Pattern.compile(":(\\d+)-(\\d+)$");

    @Test
    void citationsLeadToTheirOrigins() throws Exception {
        try (var provider = new ScriptedProvider();
                var forge = new GitServer()) {
            String commit = forge.commit(SampleTree.of("guide/mill.md", GUIDE));
            var settings = Map.of(
                    "docent.sources.shop.location",
                    forge.url(),
                    "docent.sources.shop.forge",
                    "gitea",
                    "docent.sources.notes.location",
                    notes().toString(),
                    "docent.sources.notes.link",
                    "http://127.0.0.1:" + forge.port() + "/wiki/{path}?from={start}&to={end}",
                    "docent.docs",
                    "",
                    "docent.model.url",
                    provider.url().toString(),
                    "docent.model.name",
                    "scripted-1");
            try (var docent = EmbeddedDocent.start(settings)) {
                docent.awaitIndexed();
                // The tabs of the forge are another origin.
                try (var browser = Browser.open(docent.url()).tolerate("127.0.0.1:" + forge.port())) {
                    // The server is only for git, so the browser answers in its place.
                    browser.page().context().route(Pattern.compile("/team/|/wiki/"), OriginBrowserIT::show);
                    var chat = new ChatPage(browser.page());
                    provider.next(Script.openAiAnswer("On Thursdays [1]."));
                    var guide = cited(chat, 0, "When does the otter polish its silver spoons?");
                    var lines = linesOf(guide, "shop/guide/mill.md");
                    String atForge = "http://127.0.0.1:" + forge.port() + "/team/handbook/src/commit/" + commit
                            + "/guide/mill.md?display=source#L" + lines[0] + "-L" + lines[1];
                    assertOpens(guide, atForge);
                    assertOpens(documentOf(guide), atForge);

                    provider.next(Script.openAiAnswer("On Mondays [1]."));
                    var note = cited(chat, 1, "When does the lynx tune its wooden flutes?");
                    assertOpens(note, "http://127.0.0.1:" + forge.port() + "/wiki/a%20note.md?from=1&to=3");
                }
            }
        }
    }

    private static void show(Route route) {
        route.fulfill(new Route.FulfillOptions().setContentType("text/html").setBody("<title>Forge</title>"));
    }

    /** Asks, and returns the panel with the first source of the answer. */
    private static Locator cited(ChatPage chat, int turn, String question) {
        chat.page().bringToFront();
        chat.ask(question);
        chat.citation(turn, 1).click();
        assertThat(chat.source().locator(".line.marked").first()).isVisible();
        return chat.source();
    }

    private static int[] linesOf(Locator panel, String path) {
        String place = panel.locator(".place").textContent();
        assertTrue(place.startsWith(path), place);
        var lines = LINES.matcher(place);
        assertTrue(lines.find(), place);
        return new int[] {Integer.parseInt(lines.group(1)), Integer.parseInt(lines.group(2))};
    }

    /** Opens the whole document in another tab. */
    private static Locator documentOf(Locator panel) {
        var tab = opened(panel, "Open page");
        assertThat(tab.locator(".line.marked").first()).isVisible();
        return tab.locator("main");
    }

    private static void assertOpens(Locator part, String address) {
        assertThat(part.getByText("Open at its origin")).hasAttribute("href", address);
        assertEquals(address, opened(part, "Open at its origin").url());
    }

    private static Page opened(Locator part, String link) {
        part.page().bringToFront();
        return part.page().context().waitForPage(() -> part.getByText(link).click());
    }

    private static Path notes() throws IOException {
        var folder = Files.createDirectory(ItFiles.scratch("origin").resolve("notes"));
        Files.writeString(folder.resolve("a note.md"), NOTES);
        return folder;
    }
}
