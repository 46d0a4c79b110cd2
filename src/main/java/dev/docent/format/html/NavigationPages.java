package dev.docent.format.html;

import java.util.regex.Pattern;

/**
 * Pages that the programs for documentation write for readers who look for something: indexes, lists of uses and the
 * like, by their names. Their names are ordinary words on other sites, so only the program that made a page decides.
 * What shows itself only in the page, {@link HtmlPage#leadsOn} says.
 */
public final class NavigationPages {
    private static final Pattern SPHINX =
            Pattern.compile("(?:.*/)?(?:genindex(?:-[^/]+)?|[^/]+-modindex|_sources/.*|_modules/index)(?:/|\\.html)?");

    private static final Pattern MKDOCS = Pattern.compile("(?:.*/)?(?:search|404)\\.html");
    private static final Pattern DOCUSAURUS =
            Pattern.compile("(?:.*/)?(?:404\\.html|blog/(?:archive|page/\\d+)(?:/|\\.html)?)");
    private static final Pattern JAVADOC = Pattern.compile("(?:.*/)?(?:class-use/.*|package-use\\.html"
            + "|package-tree\\.html|overview-tree\\.html|index-all\\.html|index-files/.*"
            + "|allclasses(?:-index|-frame|-noframe)?\\.html"
            + "|allpackages-index\\.html|package-frame\\.html|overview-frame\\.html|search\\.html"
            + "|system-properties\\.html|help-doc\\.html|src-html/.*)");

    private NavigationPages() {}

    /**
     * Returns whether a page has only links.
     *
     * @param generator the program that made it, or the page that leads to it
     * @param path its path, in a site or in a folder
     */
    public static boolean has(SiteGenerator generator, String path) {
        return switch (generator) {
            case SPHINX -> SPHINX.matcher(path).matches();
            case MKDOCS -> MKDOCS.matcher(path).matches();
            case DOCUSAURUS -> DOCUSAURUS.matcher(path).matches();
            case JAVADOC -> JAVADOC.matcher(path).matches();
            case OTHER -> false;
        };
    }
}
