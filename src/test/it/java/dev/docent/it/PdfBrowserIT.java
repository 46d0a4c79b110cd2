package dev.docent.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;
import dev.docent.testing.PdfWriter;
import dev.docent.testing.Script;
import dev.docent.testing.ScriptedProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A PDF that is asked about, cited, and opened at the page. */
@ExtendWith(Chromium.class)
@ExtendWith(ServerLogs.class)
class PdfBrowserIT {
    private static final String ANSWER = "The miller wears a violet hat on Thursdays.";

    @Test
    void citationOpensThePage() throws Exception {
        try (var provider = new ScriptedProvider();
                var docent = EmbeddedDocent.start(Map.of(
                        "docent.docs", documents().toString(),
                        "docent.model.url", provider.url().toString(),
                        "docent.model.name", "scripted-1"))) {
            docent.awaitIndexed();
            provider.next(Script.openAiAnswer("A violet hat [1]."));
            try (var browser = Browser.open(docent.url())) {
                var chat = new ChatPage(browser.page());
                chat.ask("Which hat does the miller wear on Thursdays?");
                assertThat(chat.turn(0).locator(".sources .place").first()).hasText("library/mill.pdf, page 3");

                chat.citation(0, 1).click();
                assertThat(chat.source().locator(".place")).hasText("library/mill.pdf, page 3");
                assertShowsThePage(chat.source().page(), "#source ");

                var tab = browser.page()
                        .context()
                        .waitForPage(() -> chat.source().getByText("Open page").click());
                assertThat(tab.locator("#path")).hasText("library/mill.pdf, page 3");
                assertShowsThePage(tab, "main ");
                assertTrue(
                        provider.requests().get(0).text().contains("library/mill.pdf, page 3"),
                        "the prompt names the page");
            }
        }
    }

    private static void assertShowsThePage(Page page, String part) {
        var answer = page.locator(part + ".line.marked").filter(new FilterOptions().setHasText(ANSWER));
        assertThat(answer).hasCount(1);
        assertThat(page.locator(part + ".line.marked").first()).isInViewport();
        assertThat(page.locator(part + "#page-3")).hasText("Page 3");
    }

    private static Path documents() throws IOException {
        var folder = Files.createDirectory(ItFiles.scratch("pdf").resolve("library"));
        try (var pdf = new PdfWriter()) {
            for (int page = 1; page <= 5; page++) {
                pdf.page().text(72, 40, "Handbook of the mill").bold(16, 72, 100, "Chapter about part " + page);
                for (int line = 0; line < 25; line++) {
                    pdf.text(72, 140 + 20 * line, sentence(page, line));
                }
                pdf.text(300, 760, String.valueOf(page));
            }
            Files.write(folder.resolve("mill.pdf"), pdf.bytes());
        }
        return folder;
    }

    private static String sentence(int page, int line) {
        return page == 3 && line == 10
                ? ANSWER
                : "Wheel " + (100 * page + line) + " turns in the old house, as always.";
    }
}
