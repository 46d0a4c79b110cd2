package dev.docent.source.web;

import java.net.URI;

/**
 * What the settings say about one web site. Immutable; prints without secrets.
 *
 * @param name the name that the paths of its documents begin with
 * @param start a page, a sitemap, or a text with one address in each line
 * @param access how Docent proves who it is
 * @param limits how much is read, and how fast
 */
public record WebOptions(String name, URI start, WebAccess access, WebLimits limits) {}
