package dev.docent.format.html;

import static dev.docent.format.Parsing.parse;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.docent.format.FileContent;
import dev.docent.format.NotProseException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages in the shape that programs for documentation give them: only what their author wrote is read. */
class GeneratedSitesTest {
    private static String text(String html) {
        return parse("a.html", html).text();
    }

    @Test
    void mkDocsMaterial() {
        assertEquals("""
            # Install

            Take the jar.

            ```python
            run()
            ```
            """, text("""
                <body><a href="#install" class="md-skip">Skip to content</a>
                <header class="md-header"><nav class="md-header__inner md-grid">Handbook</nav></header>
                <div class="md-container"><nav class="md-tabs">Home Guide</nav>
                <main class="md-main"><div class="md-main__inner md-grid">
                <div class="md-sidebar md-sidebar--primary"><nav class="md-nav">Home</nav></div>
                <div class="md-sidebar md-sidebar--secondary"><label>Table of contents</label></div>
                <div class="md-content"><article class="md-content__inner md-typeset">
                <a href="edit" class="md-content__button md-icon">Edit this page</a>
                <h1 id="install">Install<a class="headerlink" href="#install" title="Permanent link">&para;</a></h1>
                <p>Take the jar.</p>
                <div class="language-python highlight"><table class="highlighttable"><tr><td class="linenos"><div
                class="linenodiv"><pre>1</pre></div></td><td class="code"><div><pre><code>run()</code></pre></div></td>
                </tr></table></div>
                <aside class="md-source-file"><span>Last update: May 1</span></aside>
                <form class="md-feedback">Was this page helpful?</form>
                </article></div></div><button class="md-top">Back to top</button></main>
                <footer class="md-footer">Next: Run</footer></div></body>
                """));
    }

    @Test
    void javadocTablesWhoseRowsBeginWithAnyColumn() {
        assertEquals("""
            ## Constructor Summary

            | Constructor | Description |
            | --- | --- |
            | Mill() | Creates a mill. |
            | Mill(int) | Creates several. |
            """, text("""
                <main><section class="constructor-summary"><h2>Constructor Summary</h2>
                <div class="summary-table two-column-summary">
                <div class="table-header col-first">Constructor</div><div class="table-header col-last">Description</div>
                <div class="col-constructor-name even-row-color">Mill()</div>
                <div class="col-last even-row-color">Creates a mill.</div>
                <div class="col-constructor-name odd-row-color">Mill(int)</div>
                <div class="col-last odd-row-color">Creates several.</div></div></section></main>
                """));
    }

    @Test
    void javadocSourceHasNoNumbersOfLines() {
        assertEquals("""
            ```
            /* A mill. */
            class Mill {}
            ```
            """, text("""
                <main class="source-container"><div class="source"><pre><span class="source-line-no">001</span><span
                id="line-1">/* A mill. */</span>
                <span class="sourceLineNo">002</span><a id="line.2">class Mill {}</a>
                </pre></div></main>
                """));
    }

    @Test
    void sphinxKeepsWhatTheAuthorWroteBesideTheText() {
        assertEquals("""
            # Install

            Take the jar [1].

            Before you begin

            Stop the mill.

            [1]

            The one with the label.

            Facts

            It has a wheel.
            """, text("""
                <div role="main"><h1>Install</h1>
                <div class="contents topic"><p class="topic-title">Contents</p><ul><li>Install</li></ul></div>
                <p>Take the jar [1].</p>
                <aside class="topic"><p class="topic-title">Before you begin</p><p>Stop the mill.</p></aside>
                <aside class="footnote-list brackets"><aside class="footnote brackets"><span class="label">[1]</span>
                <p>The one with the label.</p></aside></aside>
                <aside class="sidebar"><p class="sidebar-title">Facts</p><p>It has a wheel.</p></aside>
                <aside class="sidebar-nav">Home</aside><aside class="sidebar"><p>Home</p></aside></div>
                """));
    }

    @ParameterizedTest
    @CsvSource({
        "api/index-all.html, <meta name=generator content=javadoc/JavadocWriter>",
        "api/class-use/Mill.html, <meta name=generator content=javadoc/ClassUseWriter>",
        "api/src-html/Mill.html, <meta name=generator content=javadoc/SourceToHTMLConverter>",
        "docs/genindex.html, <script src=_static/doctools.js></script>",
        "docs/search.html, <script src=_static/searchtools.js></script>",
        "docs/404.html, <meta name=generator content=mkdocs-1.4.2>",
        "docs/old.html, '<meta http-equiv=refresh content=\"0; url=new.html\">'",
    })
    void pagesThatOnlyLeadToOthersAreNoProse(String path, String head) {
        var html = "<html><head>" + head + "</head><body><h1>Index</h1><p>Much that leads elsewhere.</p></body>";

        for (var place : List.of(path, "site/" + path)) {
            var page = new FileContent(place, html.getBytes(UTF_8));
            assertThrows(NotProseException.class, () -> new HtmlParser().parse(page));
        }
        assertDoesNotThrow(() -> parse("docs/mill.html", html.replace(head, "<title>Mill</title>")));
    }

    @Test
    void dialogsAreNotForReadersOfTheText() {
        assertEquals("""
            # Mill

            It grinds.
            """, text("""
                <body><h1>Mill</h1><p>It grinds.</p>
                <div class="modal" id="mkdocs_keyboard_modal" role="dialog"><h4>Keyboard shortcuts</h4></div></body>
                """));
    }

    @Test
    void docusaurus() {
        assertEquals("""
            # Install

            Take the jar.

            Note: It needs Java.

            ```bash
            java -jar
            docent.war
            ```
            """, text("""
                <body><div id="__docusaurus"><div role="region"><a class="skipToContent_x" href="#main">Skip</a></div>
                <nav class="navbar">Docs Blog</nav><div class="main-wrapper"><div class="docsWrapper_x">
                <aside class="theme-doc-sidebar-container">Intro Install</aside><main class="docMainContainer_x">
                <div class="container"><div class="row"><div class="col docItemCol_x"><div class="docItemContainer_x">
                <article><nav class="theme-doc-breadcrumbs">Home</nav><span
                class="theme-doc-version-badge badge">Version: 3.x</span><div class="tocCollapsible_x theme-doc-toc-mobile">
                <button>On this page</button></div><div class="theme-doc-markdown markdown"><header><h1>Install</h1></header>
                <p>Take the jar.<a class="hash-link" aria-label="Direct link">#</a></p>
                <p>Note: It needs Java.</p>
                <div class="language-bash codeBlockContainer_x theme-code-block"><div class="codeBlockContent_x">
                <pre class="prism-code language-bash codeBlock_x"><code class="codeBlockLines_x"><span
                class="token-line">java -jar<br></span><span class="token-line">docent.war<br></span></code></pre>
                <div class="buttonGroup_x"><button>Copy</button></div></div></div>
                </div><footer class="theme-doc-footer">Edit this page</footer></article>
                <nav class="pagination-nav">Next</nav></div></div><div class="col col--3"><div
                class="tableOfContents_x theme-doc-toc-desktop"><ul class="table-of-contents"><li>Install</ul></div></div>
                </div></div></main></div></div><footer class="footer">Copyright</footer></div></body>
                """));
    }

    @Test
    void sphinx() {
        assertEquals("""
            # Install

            mill.run(speed)

              Starts the mill.

            ```python
            mill.run(3)
            ```
            """, text("""
                <body><div class="related" role="navigation" aria-label="Related"><h3>Navigation</h3>next | index</div>
                <div class="document"><div class="documentwrapper"><div class="bodywrapper">
                <div class="body" role="main"><section id="install">
                <h1>Install<a class="headerlink" href="#install">¶</a></h1>
                <dl class="py function"><dt class="sig sig-object py" id="mill.run"><span>mill.run</span>(<em>speed</em>)<a
                class="reference internal" href="_modules/mill.html"><span class="viewcode-link">[source]</span></a><a
                class="headerlink" href="#mill.run">¶</a></dt><dd><p>Starts the mill.</p></dd></dl>
                <div class="highlight-python notranslate"><div class="highlight"><pre><span></span><span
                class="linenos">1</span>mill.run(3)
                </pre></div></div></section></div></div></div>
                <div class="sphinxsidebar" role="navigation"><h3>Table of Contents</h3></div></div>
                <div class="footer" role="contentinfo">Created using Sphinx</div></body>
                """));
    }

    @Test
    void javadoc() {
        assertEquals("""
            # Class Mill

            `public class Mill`

            Grinds.

            ## Method Summary

            | Modifier and Type | Method | Description |
            | --- | --- | --- |
            | void | run() | Starts the mill. |
            | int | speed() |  |

            ## Method Details

            ### run

            `public void run()`

            Starts the mill.
            """, text("""
                <body class="class-declaration-page"><div class="flex-box"><header role="banner" class="flex-header">
                <nav role="navigation"><div class="top-nav">Overview Package Class</div><div class="sub-nav">Summary</div></nav>
                </header><div class="flex-content"><main role="main"><div class="header"><h1 class="title">Class Mill</h1></div>
                <section class="class-description"><div class="type-signature"><code>public class Mill</code></div>
                <div class="block">Grinds.</div></section>
                <section class="summary"><div class="inherited-list"><h3>Methods inherited from class Object</h3><code>equals,
                hashCode</code></div></section>
                <section class="summary"><ul class="summary-list"><li><section class="method-summary"><h2>Method Summary</h2>
            <div class="table-tabs" role="tablist"><button>All Methods</button></div>
            <div class="summary-table three-column-summary"><div class="table-header col-first">Modifier and Type</div>
            <div class="table-header col-second">Method</div><div class="table-header col-last">Description</div>
            <div class="col-first even"><code>void</code></div><div class="col-second even"><code>run()</code></div>
            <div class="col-last even"><div class="block">Starts the mill.</div></div>
            <div class="col-first odd"><code>int</code></div><div class="col-second odd"><code>speed()</code></div>
            <div class="col-last odd">&nbsp;</div></div></section></li></ul></section>
            <section class="details"><ul class="details-list"><li><section class="method-details"><h2>Method Details</h2>
            <ul class="member-list"><li><section class="detail" id="run()"><h3>run</h3>
            <div class="member-signature"><code>public void run()</code></div><div class="block">Starts the mill.</div>
            </section></li></ul></section></li></ul></section></main></div></div></body>
                """));
    }
}
