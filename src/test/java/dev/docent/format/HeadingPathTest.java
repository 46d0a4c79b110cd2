package dev.docent.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeadingPathTest {
    private final HeadingPath headings = new HeadingPath();

    @Test
    void aHeadingEndsThoseOfItsDepthAndDeeperOnes() {
        headings.enter(1, "Mill");
        headings.enter(3, "Start");
        headings.enter(2, " Stop ");

        assertEquals(List.of("Mill", "Stop"), headings.titles());
    }

    @Test
    void theFirstHeadingIsTheTitleIfItIsAboveAllOthers() {
        assertEquals(Optional.empty(), headings.title());
        headings.enter(2, " ");
        headings.enter(2, "Mill");
        headings.enter(3, "Start");
        headings.enter(3, "Stop");

        assertEquals(Optional.of("Mill"), headings.title());
    }

    @Test
    void theFirstVersionOfAChangelogIsNotItsTitle() {
        headings.enter(2, "3.2.0");
        headings.enter(3, "Fixed");
        headings.enter(2, "3.1.0");

        assertEquals(Optional.empty(), headings.title());
    }

    @Test
    void aHeadingBelowAHigherOneIsNotTheTitle() {
        headings.enter(2, "For the impatient");
        headings.enter(1, "Mill");

        assertEquals(Optional.empty(), headings.title());
    }
}
