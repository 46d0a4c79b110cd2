package dev.docent.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.docent.testing.SheetsWriter.row;
import static dev.docent.testing.SlidesWriter.box;
import static dev.docent.testing.SlidesWriter.paragraph;
import static dev.docent.testing.SlidesWriter.shape;

import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;
import dev.docent.testing.Script;
import dev.docent.testing.ScriptedProvider;
import dev.docent.testing.SheetsWriter;
import dev.docent.testing.SlidesWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Files of office programs that are asked about, cited, and opened at the slide or the rows. */
@ExtendWith(Chromium.class)
@ExtendWith(ServerLogs.class)
class OfficeBrowserIT {
    private static final int SLIDES = 5;
    private static final int ROWS = 200;

    @Test
    void citationsOpenTheSlideAndTheRows() throws Exception {
        try (var provider = new ScriptedProvider();
                var docent = EmbeddedDocent.start(Map.of(
                        "docent.docs", documents().toString(),
                        "docent.model.url", provider.url().toString(),
                        "docent.model.name", "scripted-1"))) {
            docent.awaitIndexed();
            try (var browser = Browser.open(docent.url())) {
                var chat = new ChatPage(browser.page());
                provider.next(Script.openAiAnswer("A violet hat [1]."));
                chat.ask("Which hat does the miller wear on Thursdays?");
                chat.citation(0, 1).click();
                assertThat(chat.source().locator(".place")).hasText("office/mill.pptx, slide 3");
                assertShows(chat.source().page(), "The miller wears a violet hat on Thursdays.");
                assertThat(chat.source().page().locator("#source #slide-3")).hasText("Slide 3");

                provider.next(Script.openAiAnswer("It costs 4711 [1]."));
                chat.ask("What is the price of the oaken axle?");
                chat.citation(1, 1).click();
                assertThat(chat.source().locator(".place"))
                        .hasText(Pattern.compile("office/prices\\.xlsx, sheet Tariffs, rows \\d+-\\d+"));
                assertShows(chat.source().page(), "| oaken axle | 4711 |");
            }
        }
    }

    private static void assertShows(Page page, String line) {
        var shown = page.locator("#source .line.marked").filter(new FilterOptions().setHasText(line));
        assertThat(shown).hasCount(1);
    }

    private static Path documents() throws IOException {
        var folder = Files.createDirectory(ItFiles.scratch("office").resolve("office"));
        var slides = new SlidesWriter();
        for (int slide = 1; slide <= SLIDES; slide++) {
            slides.slide(shape("title", paragraph("Part " + slide + " of the mill")) + text(slide));
        }
        Files.write(folder.resolve("mill.pptx"), slides.bytes());
        var rows = new StringBuilder(row(1, "Item", "Price"));
        for (int i = 2; i <= ROWS; i++) {
            rows.append(i == 150 ? row(i, "oaken axle", "4711") : row(i, "wheel number " + i, String.valueOf(7 * i)));
        }
        Files.write(
                folder.resolve("prices.xlsx"),
                new SheetsWriter().sheet("Tariffs", rows.toString()).bytes());
        return folder;
    }

    private static String text(int slide) {
        var text = new StringBuilder();
        for (int line = 0; line < 12; line++) {
            text.append(box(paragraph(
                    slide == 3 && line == 5
                            ? "The miller wears a violet hat on Thursdays."
                            : "Wheel " + (100 * slide + line) + " turns in the old house, as always.")));
        }
        return text.toString();
    }
}
