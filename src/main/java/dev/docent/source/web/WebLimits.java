package dev.docent.source.web;

import java.time.Duration;

/**
 * How much of a web site is read, and how fast. Immutable.
 *
 * @param depth how many links may lie between the start page and a page. Default 20
 * @param pages the most pages; the site is named as too large if it has more. Default 5,000
 * @param delay between the end of a request and the next one, unless robots.txt asks for more. Default 200 ms
 * @param fileBytes the most bytes of a page; a PDF may have more, as its format says. Default 1 MiB
 * @param longest how long a walk may take, because other sources wait meanwhile; a third of it for lists of pages. The next walk
 *     asks the rest. Default 30 minutes
 */
public record WebLimits(int depth, int pages, Duration delay, long fileBytes, Duration longest) {
    /** The defaults. */
    public static final WebLimits DEFAULT =
            new WebLimits(20, 5_000, Duration.ofMillis(200), 1024 * 1024, Duration.ofMinutes(30));

    public WebLimits {
        if (depth < 0 || pages < 1 || fileBytes < 1) {
            throw new IllegalArgumentException("depth (" + depth + ") must not be negative, and pages (" + pages
                    + ") and fileBytes (" + fileBytes + ") must be positive");
        }
    }
}
