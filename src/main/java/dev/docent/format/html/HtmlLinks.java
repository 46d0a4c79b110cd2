package dev.docent.format.html;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Where a page leads, as the page writes it: addresses may be relative and invalid. Immutable.
 *
 * @param base what its relative addresses are relative to; null for its own address
 * @param proper the address under which it wants to be known: its canonical link, or the page that it sends browsers to
 *     at once; null if it names none
 * @param targets the addresses that it links to, without those marked {@code nofollow}, each once, at most {@value
 *     #MOST_TARGETS}
 */
public record HtmlLinks(@Nullable String base, @Nullable String proper, List<String> targets) {
    /** The most links of a page. Further ones are dropped. */
    public static final int MOST_TARGETS = 20_000;

    private static final String LINKS = "a[href], area[href], frame[src], link[rel=next][href]";
    private static final String SENT_AT_ONCE = "meta[http-equiv=refresh]";
    private static final String URL = "url=";

    public HtmlLinks {
        targets = List.copyOf(targets);
    }

    static HtmlLinks of(Document page) {
        var targets = new LinkedHashSet<String>();
        for (var link : page.select(LINKS)) {
            if (targets.size() < MOST_TARGETS && !words(link.attr("rel")).contains("nofollow")) {
                targets.add(link.hasAttr("href") ? link.attr("href") : link.attr("src"));
            }
        }
        var base = page.selectFirst("base[href]");
        return new HtmlLinks(base == null ? null : base.attr("href"), proper(page), new ArrayList<>(targets));
    }

    private static List<String> words(String rel) {
        return Arrays.asList(rel.toLowerCase(Locale.ROOT).split("\\s+"));
    }

    private static @Nullable String proper(Document page) {
        var canonical = page.selectFirst("link[rel=canonical][href]");
        var sent = page.selectFirst(SENT_AT_ONCE);
        var target = sent == null ? null : refreshed(sent);
        return target == null && canonical != null ? canonical.attr("href") : target;
    }

    /** {@code 0; url=…}, with or without quotes. A page that waits is shown meanwhile, so it is a page. */
    private static @Nullable String refreshed(Element meta) {
        var content = meta.attr("content").strip();
        int url = content.toLowerCase(Locale.ROOT).indexOf(URL);
        boolean atOnce = content.startsWith("0");
        return url < 0 || !atOnce
                ? null
                : content.substring(url + URL.length())
                        .replace("'", "")
                        .replace("\"", "")
                        .strip();
    }
}
