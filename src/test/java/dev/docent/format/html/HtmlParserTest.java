package dev.docent.format.html;

import static dev.docent.format.Parsing.outline;
import static dev.docent.format.Parsing.parse;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlParserTest {
    @Test
    void rendersTheMainPartReadably() {
        var document = parse("a.html", """
                <html><head><title>Guide</title><script>x()</script></head><body>
                <nav>Home | <a href="/">Up</a></nav>
                <main><h1>Install</h1><p>Take   the <code>jar</code>
                file.</p><ul><li>one</li><li>two<ul><li>deep</li></ul></li></ul>
                <h2>Run</h2><pre><code class="language-sh">java -jar
                  x.jar</code></pre>
                <table><tr><th>key</th><th>value</th></tr><tr><td>a</td><td>b</td></tr></table></main>
                <footer>2024</footer></body></html>
                """);

        assertEquals("""
                # Install

                Take the `jar` file.

                - one
                - two
                  - deep

                ## Run

                ```sh
                java -jar
                  x.jar
                ```

                | key | value |
                | --- | --- |
                | a | b |
                """, document.text());
        assertEquals("Guide", document.title());
        assertEquals(
                List.of("Install: PROSE 1-1, PROSE 3-3, LIST 5-7", "Install > Run: PROSE 9-9, CODE 11-14, TABLE 16-18"),
                outline(document));
    }

    @Test
    void headRowsAreRuledOff() {
        assertEquals(
                "| Key | Value |\n|  | in GB |\n| --- | --- |\n| a\\|b | c |\n|  | d |\n",
                parse(
                                "a.html",
                                "<table><thead><tr><td>Key<td>Value<tr><td><td>in GB</thead><tr><td>a|b<td>c<tr><td><td>d</table>")
                        .text());
        assertEquals(
                "| a | b |\n| c | d |\n",
                parse("a.html", "<table><tr><th>a<td>b<tr><th>c<td>d</table>").text());
    }

    @Test
    void captionOfATableIsNotLost() {
        assertEquals(
                "Limits in GB\n\n| a | b |\n",
                parse("a.html", "<table><caption>Limits\n in GB</caption><tr><td>a<td>b</table>")
                        .text());
    }

    @Test
    void wrapsLongParagraphs() {
        var document = parse("a.html", "<p>" + "word ".repeat(100) + "</p>");

        assertEquals(110, document.text().lines().mapToInt(String::length).max().orElse(0), 5);
    }

    @Test
    void honoursTheEncodingThatThePageNames() {
        byte[] page = "<meta charset=\"ISO-8859-2\"><p>Łódź</p>".getBytes(Charset.forName("ISO-8859-2"));

        assertEquals("Łódź\n", parse("a.html", page).text());
    }

    @Test
    void takesTheWholeBodyWhenTheMainPartIsATeaser() {
        var document = parse("a.html", "<article>short</article><p>" + "the text ".repeat(20) + "</p>");

        assertEquals(true, document.text().contains("the text"));
    }
}
