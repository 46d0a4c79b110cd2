package dev.docent.format.html;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Which parts of a page are its content: not what leads to other pages, and not what only a browser can use. */
final class PageParts {
    /** Docutils, and so Sphinx, writes footnotes, topics and sidebars of the author so; elsewhere it is what stands beside the text. */
    private static final String BESIDE =
            "aside:not(.footnote-list, .footnote, .topic, .admonition, :has(> .sidebar-title))";

    private static final String OF_NO_SITE_IN_PARTICULAR =
            "script, style, noscript, template, svg, iframe, object, nav, footer, " + BESIDE
                    + ", form, dialog, button, select,"
                    + " [hidden], [role=navigation], [role=banner], [role=contentinfo], [role=search],"
                    + " [role=complementary], [role=tablist], [role=dialog], .sidebar:not(:has(> .sidebar-title)), .toc, #toc, .toc-macro, .breadcrumb, .breadcrumbs, .navbar,"
                    + " .menu, .skip-link, .skip-nav, .headerlink, .header-link, .anchor-link, .edit-this-page,"
                    + " .pagination, .cookie-banner";
    /** Pygments, which MkDocs and Sphinx use, numbers lines in a column or in the line. */
    private static final String NUMBERS_OF_LINES = ", .linenos, .linenodiv, .lineno";

    private static final String MKDOCS =
            ", .md-sidebar, .md-content__button, .md-source-file, .md-skip, .md-tabs, .md-top";
    private static final String DOCUSAURUS = ", .hash-link, .theme-doc-toc-mobile, .theme-doc-toc-desktop,"
            + " .theme-doc-version-badge, .theme-doc-version-banner, .theme-doc-footer, .theme-edit-this-page,"
            + " .theme-last-updated, .pagination-nav, .table-of-contents";
    private static final String SPHINX = ", .sphinxsidebar, .viewcode-link, .viewcode-back, .bd-sidebar,"
            + " .prev-next-area, .toc-drawer, .rst-versions, .rst-footer-buttons, .wy-nav-side, .wy-breadcrumbs, .contents.topic";
    private static final String JAVADOC = ", .topNav, .bottomNav, .subNav, .fixedNav, .skipNav, .top-nav, .sub-nav,"
            + " .skip-nav, .table-tabs, .inherited-list, .source-line-no, .sourceLineNo";

    private static final String OTHER_PARTS =
            OF_NO_SITE_IN_PARTICULAR + NUMBERS_OF_LINES + MKDOCS + DOCUSAURUS + SPHINX + JAVADOC;

    /** Where the main content of a page is, the most reliable place first. */
    private static final String[] MAIN_PARTS = {
        "main",
        "[role=main]",
        "article",
        "#main-content",
        "#content",
        "#main",
        ".content",
        ".markdown-body",
        ".document"
    };

    private PageParts() {}

    /**
     * Removes everything else from a page, and returns its main part. A part with little of the page's text is a
     * teaser.
     */
    static Element main(Document page) {
        page.select(OTHER_PARTS).remove();
        Element body = page.body();
        int all = body.text().length();
        for (var selector : MAIN_PARTS) {
            var found = body.select(selector);
            if (found.size() == 1 && found.get(0).text().length() * 4 > all) {
                return found.get(0);
            }
        }
        return body;
    }
}
