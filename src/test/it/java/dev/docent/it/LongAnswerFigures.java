package dev.docent.it;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Measures what long answers cost the page and prints the rows of a table. Not a test: its name keeps it out of the
 * build. {@code docs/performance.md} has the command.
 */
@ExtendWith(Chromium.class)
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class LongAnswerFigures {
    private static final int ANSWERS = 10;
    private static final int LONG = 200_000;

    @Test
    void print() throws Exception {
        try (var docent = EmbeddedDocent.start(Map.of("docent.model.provider", "quotes"));
                var browser = Browser.open(docent.url())) {
            var page = new LongAnswerPage(browser);
            System.out.println("| answer | frames | p50 | p95 | p99 | max |");
            System.out.println("|---|---|---|---|---|---|");
            print("nothing", page.workOfInstruments(2000), 0);
            print(page, "mixed", LONG);
            print(page, "code", 100_000);
            print(page, "table", 2000);
            print(page, "paragraph", 50_000);
            print(page, "list", 50_000);
            System.out.println("memory before: " + page.memory());
            for (int i = 1; i <= ANSWERS; i++) {
                page.read("mixed", LONG, LongAnswerPage.FAST, false);
                page.anew();
                System.out.println("memory after " + i + ": " + page.memory());
            }
        }
    }

    private static void print(LongAnswerPage page, String kind, int size) throws IOException {
        print(kind, page.work(kind, size), size);
        page.anew();
    }

    private static void print(String kind, long[] work, int size) {
        System.out.printf(
                "| %s, %,d | %,d | %.1f ms | %.1f ms | %.1f ms | %.1f ms |%n",
                kind,
                size,
                work.length,
                quantile(work, 0.5),
                quantile(work, 0.95),
                quantile(work, 0.99),
                quantile(work, 1));
    }

    private static double quantile(long[] ascending, double share) {
        return ascending[(int) (share * (ascending.length - 1))] / 1e6;
    }
}
