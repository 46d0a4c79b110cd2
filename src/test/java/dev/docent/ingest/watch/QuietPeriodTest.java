package dev.docent.ingest.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.docent.testing.ManualScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietPeriodTest {
    private final ManualScheduler scheduler = new ManualScheduler();
    private final List<Map<String, String>> looks = new ArrayList<>();
    private final QuietPeriod quiet = new QuietPeriod(scheduler, scheduler::nanoTime, looks::add);

    @Test
    void changesThatFollowEachOtherAreToldOnceNothingHasChangedForASecond() {
        quiet.changed("docs", "a/b.md");
        scheduler.advance(Duration.ofMillis(900));
        quiet.changed("docs", "a/c.md");
        quiet.changed("news", "x.md");
        scheduler.advance(Duration.ofMillis(999));
        assertEquals(List.of(), looks);

        scheduler.advance(Duration.ofMillis(1));

        assertEquals(List.of(Map.of("docs", "a", "news", "x.md")), looks);
        scheduler.advance(Duration.ofHours(1));
        assertEquals(1, looks.size());
        assertEquals(0, scheduler.pending());
    }

    @Test
    void whatNeverStopsChangingIsToldEveryTenSeconds() {
        for (int i = 0; i < 50; i++) {
            quiet.changed("docs", "app.log");
            scheduler.advance(Duration.ofMillis(500));
        }

        assertEquals(List.of(Map.of("docs", "app.log"), Map.of("docs", "app.log")), looks);
    }

    @Test
    void changesThatGoOnAreToldLessAndLessOften() {
        var seconds = new ArrayList<Long>();
        for (int i = 0; i < 7; i++) {
            long begun = scheduler.nanoTime();
            quiet.changed("docs", "app.log");
            while (looks.size() <= i) {
                scheduler.advance(Duration.ofSeconds(1));
            }
            seconds.add(Duration.ofNanos(scheduler.nanoTime() - begun).toSeconds());
        }
        assertEquals(List.of(1L, 1L, 2L, 4L, 8L, 10L, 10L), seconds);

        scheduler.advance(Duration.ofMinutes(1));
        quiet.changed("docs", "a.md");
        scheduler.advance(Duration.ofSeconds(1));

        assertEquals(8, looks.size());
    }

    @Test
    void nothingIsToldAfterTheEnd() {
        quiet.changed("docs", "a.md");
        quiet.clear();
        scheduler.advance(Duration.ofSeconds(20));

        assertEquals(List.of(), looks);
    }

    @ParameterizedTest
    @CsvSource({
        "a/b.md, a/b.md, a/b.md",
        "a/b.md, a/c.md, a",
        "a/b, a/bc, a",
        "a/b, a/b/c.md, a/b",
        "a/b/c.md, a, a",
        "a.md, b.md, ''",
        "'', b.md, ''",
        "a, '', ''",
    })
    void onePathContainsBoth(String path, String other, String common) {
        assertEquals(common, QuietPeriod.common(path, other));
    }
}
