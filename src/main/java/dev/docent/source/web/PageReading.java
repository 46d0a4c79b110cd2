package dev.docent.source.web;

import dev.docent.corpus.FileKind;
import dev.docent.digest.Sha256;
import dev.docent.format.BinaryFileException;
import dev.docent.format.FileContent;
import dev.docent.format.html.HtmlPage;
import dev.docent.format.html.NavigationPages;
import dev.docent.format.html.SiteGenerator;
import dev.docent.source.web.PageRecord.Said;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a page says when it is read. Immutable.
 *
 * @param what whether it is a page of its own
 * @param path the path of its document
 * @param stamp the digest of what readers see; empty if that is nothing
 * @param detail a reason in words, or the address that it names as its own
 * @param links where it leads
 */
record PageReading(Said what, String path, String stamp, String detail, PageLinks links) {
    /** A page with a field for a password and fewer characters than this is a login page: 1,000. */
    private static final int LOGIN_CHARACTERS = 1_000;

    /** 128 bits. */
    private static final int STAMP_DIGITS = 32;

    /**
     * Where a page leads.
     *
     * @param targets the addresses that may be followed, as they are written
     * @param base what they are relative to
     * @param generator the program that made the page
     */
    record PageLinks(List<String> targets, WebAddress base, SiteGenerator generator) {
        static PageLinks none(WebAddress page) {
            return new PageLinks(List.of(), page, SiteGenerator.OTHER);
        }
    }

    /**
     * Reads a page.
     *
     * @param address where it is
     * @param ownAddress whether the address that it names as its own counts
     */
    static PageReading of(
            PageReply.Content content, WebAddress address, Site site, WebTools tools, boolean ownAddress) {
        var path = PagePaths.of(site, address, content.type());
        if (tools.formats().kind(path) == FileKind.UNSUPPORTED) {
            return new PageReading(Said.UNSUPPORTED, path, "", "", PageLinks.none(address));
        }
        if (content.type().isHtml()) {
            try {
                var page = HtmlPage.of(new FileContent(path, content.body()));
                return html(page, content, path, address, ownAddress ? site : null);
            } catch (BinaryFileException e) {
                return new PageReading(
                        Said.UNSUPPORTED, path, "", String.valueOf(e.getMessage()), PageLinks.none(address));
            }
        }
        var what = content.robots().index() ? Said.PAGE : Said.NOINDEX;
        return new PageReading(what, path, stamp(content.body()), "", PageLinks.none(address));
    }

    private static PageReading html(
            HtmlPage page, PageReply.Content content, String path, WebAddress address, @Nullable Site site) {
        var base = Optional.ofNullable(page.links().base())
                .flatMap(address::resolve)
                .orElse(address);
        var robots = page.robots().and(content.robots());
        var targets = robots.follow() ? page.links().targets() : List.<String>of();
        var links = new PageLinks(targets, base, page.generator());
        var stamp = stamp(page.readable().getBytes(StandardCharsets.UTF_8));
        var proper = site == null ? Optional.<WebAddress>empty() : proper(page, base, address, site);
        if (!robots.index()) {
            return new PageReading(Said.NOINDEX, path, "", "", links);
        }
        if (proper.isPresent()) {
            return new PageReading(Said.MOVED, path, stamp, proper.get().toString(), links);
        }
        if (page.leadsOn() || NavigationPages.has(page.generator(), address.path())) {
            return new PageReading(Said.NAVIGATION, path, "", "", links);
        }
        if (page.asksForPassword() && page.readable().length() < LOGIN_CHARACTERS) {
            return new PageReading(Said.FAILED, path, "", LOGIN, PageLinks.none(address));
        }
        return page.hasText()
                ? new PageReading(Said.PAGE, path, stamp, "", links)
                : new PageReading(Said.FAILED, path, "", NO_TEXT, links);
    }

    /** The reason of a login page. */
    static final String LOGIN = "it is a login page. Set username and password, or headers, of this source";

    private static final String NO_TEXT = "it has no text of its own; perhaps a script writes it in the browser";

    private static Optional<WebAddress> proper(HtmlPage page, WebAddress base, WebAddress address, Site site) {
        return Optional.ofNullable(page.links().proper())
                .flatMap(base::resolve)
                .map(site::own)
                .filter(site::contains)
                .filter(it -> !Objects.equals(it.identity(), address.identity()));
    }

    /** Returns the same for a page that is only read for its links. */
    PageReading excluded(String reason) {
        return new PageReading(Said.EXCLUDED, path, "", reason, links);
    }

    private static String stamp(byte[] content) {
        return Sha256.hexOf(content).substring(0, STAMP_DIGITS);
    }
}
