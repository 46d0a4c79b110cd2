package dev.docent.source.web;

import dev.docent.source.PathSelection;
import java.net.URI;

/**
 * What the settings say about one web site. Immutable; prints without secrets.
 *
 * @param name the name that the paths of its documents begin with
 * @param start a page, a sitemap, or a text with one address in each line
 * @param access how Docent proves who it is
 * @param limits how much is read, and how fast
 * @param asked which pages are asked for, by the paths of their documents: {@code exclude}
 * @param shown which of these are documents, and not only read for their links: {@code include}
 */
public record WebOptions(
        String name, URI start, WebAccess access, WebLimits limits, PathSelection asked, PathSelection shown) {
    /** Returns the setting for the longest time of a walk. */
    String timeout() {
        return "docent.sources." + name + ".timeout";
    }

    /** Creates options that select all pages. */
    public WebOptions(String name, URI start, WebAccess access, WebLimits limits) {
        this(name, start, access, limits, PathSelection.ALL, PathSelection.ALL);
    }
}
