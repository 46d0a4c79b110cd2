package dev.docent.format.html;

import java.util.Locale;
import org.jsoup.nodes.Document;

/** The program that made a web site of documentation, as its pages say. */
public enum SiteGenerator {
    MKDOCS,
    DOCUSAURUS,
    SPHINX,
    JAVADOC,
    /** Another program, or an unknown one. */
    OTHER;

    /** Sphinx names itself nowhere in the head, but each of its pages loads this script. */
    private static final String SPHINX_SIGNS =
            "script[src*=documentation_options.js], script#documentation_options, script[src*=_static/doctools.js]";

    static SiteGenerator of(Document page) {
        var named = page.select("meta[name=generator]").attr("content").toLowerCase(Locale.ROOT);
        for (var each : values()) {
            if (each != OTHER && named.startsWith(each.name().toLowerCase(Locale.ROOT))) {
                return each;
            }
        }
        return page.selectFirst(SPHINX_SIGNS) == null ? OTHER : SPHINX;
    }
}
