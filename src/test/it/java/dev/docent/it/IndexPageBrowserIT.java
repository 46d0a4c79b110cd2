package dev.docent.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The page about the index: sources, files, and why a file is not found. */
@ExtendWith(Chromium.class)
class IndexPageBrowserIT {
    @Test
    void showsSourcesAndFilesAndSaysWhyOneIsNotFound() throws Exception {
        var folder = handbook();
        try (var docent = EmbeddedDocent.start(
                        Map.of("docent.docs", folder.toString(), "docent.model.provider", "quotes"));
                var browser = Browser.open(docent.url())) {
            docent.awaitIndexed();
            var page = browser.page();
            new ChatPage(page);
            page.locator("#index-button").click();
            page.getByText("Sources and files").click();

            var index = page.getByRole(AriaRole.MAIN, new Page.GetByRoleOptions().setName("Index"));
            assertThat(index).isFocused();
            assertThat(index.locator(".source-rows")).containsText("2 of 2 files");
            var table = index.getByRole(AriaRole.TABLE);
            assertThat(table.getByRole(AriaRole.ROW)).hasCount(6);
            assertThat(table).containsText("git ignores it: line 2 of .gitignore says drafts/");

            ask(page, "drafts/x.md");
            assertThat(index.locator(".why")).containsText("The folder drafts/ is left out, with everything in it");
            ask(page, "mill.md");
            index.locator(".passages button").first().press("Enter");
            assertThat(page.locator("#source")).containsText("The mill listens on port 4711.");
            assertEquals(List.of(), browser.accessibilityFaults());
            page.keyboard().press("Escape");

            page.getByLabel("Words in the path").fill("press");
            page.keyboard().press("Enter");
            assertThat(table.getByRole(AriaRole.ROW)).hasCount(2);

            Files.writeString(folder.resolve("new.md"), "# New\n\nA new page.\n");
            page.getByText("Look again").click();
            assertThat(index.locator(".source-rows")).containsText("3 of 3 files");
            page.getByText("Back to questions").click();
            assertThat(page.getByLabel("Your question")).isVisible();
            assertThat(index).isHidden();
        }
    }

    @Test
    void fitsANarrowWindowInTheDarkAndListsNewFilesWithoutBeingAsked() throws Exception {
        var folder = handbook();
        var options = new NewContextOptions().setViewportSize(375, 750).setColorScheme(ColorScheme.DARK);
        try (var docent = EmbeddedDocent.start(
                        Map.of("docent.docs", folder.toString(), "docent.model.provider", "quotes"));
                var browser = Browser.open(docent.url().resolve("#index"), options)) {
            var page = browser.page();
            assertThat(page.getByRole(AriaRole.TABLE)).isVisible();
            assertEquals(List.of(), browser.accessibilityFaults());
            assertEquals(0, page.evaluate("document.documentElement.scrollWidth - innerWidth"));

            Files.writeString(folder.resolve("new.md"), "# New\n\nA new page.\n");
            page.getByText("Look again").click();
            assertThat(page.getByRole(AriaRole.TABLE)).containsText("new.md");
        }
    }

    private static void ask(Page page, String path) {
        page.getByLabel("Path of the file").fill(path);
        page.keyboard().press("Enter");
    }

    private static Path handbook() throws Exception {
        var folder = ItFiles.scratch("handbook");
        Files.writeString(folder.resolve("mill.md"), "# Mill\n\nThe mill listens on port 4711.\n");
        Files.writeString(folder.resolve("press.md"), "# Press\n\nThe press waits.\n");
        Files.createDirectories(folder.resolve(".git"));
        Files.writeString(folder.resolve(".gitignore"), "/.git*\ndrafts/\n");
        Files.createDirectories(folder.resolve("drafts"));
        Files.writeString(folder.resolve("drafts/x.md"), "x");
        return folder;
    }
}
