package dev.docent.source.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A site that has answered. Immutable, except the bytes of the reply.
 *
 * @param site what is read
 * @param robots what it allows
 * @param first what the start page said; null if the start is a list
 * @param list the list that the start is; null if it is a page
 * @param options what the settings say about it
 */
record OpenedSite(
        Site site,
        RobotsRules robots,
        @Nullable PageReply first,
        @Nullable ListOfPages list,
        WebOptions options) {
    /**
     * The pages of sitemaps. Their links are not followed.
     *
     * @param pages those of this site
     * @param elsewhere the addresses that are not of this site, as many as are named
     * @param troubles the lists that could not be read completely, and why, as {@code path} and {@code reason}
     */
    record ListOfPages(List<WebAddress> pages, List<String> elsewhere, List<Trouble> troubles) {}

    /** A list that could not be read completely. */
    record Trouble(String path, String reason) {}
}
