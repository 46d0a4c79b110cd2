package dev.docent.format.html;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NavigationPagesTest {
    @ParameterizedTest
    @CsvSource({
        "SPHINX, /en/latest/genindex.html, true",
        "SPHINX, /genindex-A.html, true",
        "SPHINX, /genindex/, true",
        "SPHINX, /py-modindex.html, true",
        "SPHINX, /_sources/install.rst.txt, true",
        "SPHINX, /topics/db/search/, false",
        "SPHINX, /_modules/mill.html, false",
        "MKDOCS, /handbook/search.html, true",
        "MKDOCS, /404.html, true",
        "MKDOCS, /guide/search/, false",
        "MKDOCS, /guide/research.html, false",
        "DOCUSAURUS, /blog/archive, true",
        "DOCUSAURUS, /blog/page/2, true",
        "DOCUSAURUS, /docs/archive, false",
        "DOCUSAURUS, /docs/search, false",
        "JAVADOC, /api/java.base/java/lang/class-use/String.html, true",
        "JAVADOC, /api/java.base/java/lang/package-tree.html, true",
        "JAVADOC, /index-files/index-1.html, true",
        "JAVADOC, /allclasses-index.html, true",
        "JAVADOC, /java/lang/String.html, false",
        "JAVADOC, /java/lang/package-summary.html, false",
        "JAVADOC, /deprecated-list.html, false",
        "OTHER, /search.html, false",
        "OTHER, /genindex.html, false",
    })
    void pagesThatOnlyLeadToOthersAreKnownByTheirNames(SiteGenerator generator, String path, boolean only) {
        assertEquals(only, NavigationPages.has(generator, path));
        assertEquals(only, NavigationPages.has(generator, "docs" + path), "in a folder");
    }
}
