package dev.docent.source.web;

import dev.docent.corpus.Extensions;
import dev.docent.corpus.Language;
import dev.docent.corpus.OtherFormats;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides under which path a page is known: its path below the start folder, with the extension of its format.
 * {@code guide/install} becomes {@code guide/install.html}, {@code guide/} becomes {@code guide/index.html}, and
 * {@code list?page=2} becomes {@code list(page=2).html}.
 */
final class PagePaths {
    private static final String HTML = ".html";
    private static final Map<String, String> EXTENSIONS = Map.of(
            "application/pdf", ".pdf",
            "text/markdown", ".md",
            "text/x-markdown", ".md",
            "text/csv", ".csv",
            "text/x-rst", ".rst",
            "text/asciidoc", ".adoc");

    private PagePaths() {}

    /** Returns the path of a page whose content has come. */
    static String of(Site site, WebAddress address, MediaType type) {
        if (type.isHtml()) {
            return path(site, address, HTML, Language.HTML);
        }
        var extension = EXTENSIONS.get(type.name());
        if (extension != null) {
            return path(site, address, extension, Language.of("x" + extension).orElseThrow());
        }
        boolean unnamed = Language.of(nameOf(address)).isEmpty() && !OtherFormats.has(nameOf(address));
        return type.name().equals("text/plain") && unnamed
                ? path(site, address, ".txt", Language.TEXT)
                : path(site, address, "", null);
    }

    /** Returns the path of a page whose content is not known: most are HTML. */
    static String guess(Site site, WebAddress address) {
        return of(site, address, MediaType.of(isNamed(nameOf(address)) ? "" : "text/html"));
    }

    /** Returns whether the name of a file says its format. */
    private static boolean isNamed(String name) {
        return !Extensions.of(name).isEmpty() && (Language.of(name).isPresent() || OtherFormats.has(name));
    }

    private static String nameOf(WebAddress address) {
        return Extensions.fileName(address.path());
    }

    private static String path(Site site, WebAddress address, String extension, @Nullable Language language) {
        var below = address.path().startsWith(site.prefix())
                ? address.path().substring(site.prefix().length())
                : address.path().substring(1);
        var plain = readable(below.isEmpty() || below.endsWith("/") ? below + "index" : below);
        boolean isOfLanguage = Language.of(plain).filter(it -> it == language).isPresent();
        boolean fits =
                extension.isEmpty() || (isOfLanguage && !Extensions.of(plain).isEmpty());
        var end = fits ? Extensions.of(plain) : extension;
        var stem = fits ? plain.substring(0, plain.length() - end.length()) : plain;
        return stem + (address.query().isEmpty() ? "" : "(" + query(address) + ")") + end;
    }

    private static String query(WebAddress address) {
        return PercentText.readable(address.query()).replace("/", "%2F").replace('\\', '_');
    }

    /** Empty segments go, because a path of a document has none. */
    private static String readable(String path) {
        return Arrays.stream(path.split("/"))
                .filter(segment -> !segment.isEmpty())
                .map(PercentText::readable)
                .collect(Collectors.joining("/"));
    }
}
