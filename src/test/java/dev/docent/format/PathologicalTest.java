package dev.docent.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.docent.corpus.Document;
import dev.docent.corpus.Language;
import dev.docent.ingest.Formats;
import dev.docent.split.Splitter;
import dev.docent.testing.FakeEmbedder;
import dev.docent.testing.FileExamples;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every parser and the splitter process hostile files within a second; quadratic time would need minutes. */
class PathologicalTest {
    private static final int LINE = 150_000;
    private static final int REPEATED = 30_000;
    private static final Formats FORMATS = Formats.all();

    /** The beginnings of markup, with spaces between them. */
    private static final String ASCIIDOC =
            "{a} <<a <<a>> ``a \"` a:b[ https://a[ footnote:[ (( ((( [[a [.a]# \\* +a ^ a::b |a| 2.3+| pass:[ &amp";

    /**
     * A file for each parser and each prose language; the other languages of a parser differ only in keywords. PDF is not read as
     * text, so {@code HostilePdfTest} has what is hostile to it.
     */
    private static final List<String> NAMES = names();

    private static List<String> names() {
        var names = new LinkedHashMap<Object, String>();
        for (var language : Language.values()) {
            var name = FileExamples.of(language).get(0);
            if (language != Language.PDF) {
                names.putIfAbsent(language.isProse() ? language : FORMATS.parser(name), name);
            }
        }
        names.put("a name that says nothing", "guide/note");
        return List.copyOf(names.values());
    }

    static Stream<String> hostileTexts() {
        return texts().keySet().stream();
    }

    private static Map<String, String> texts() {
        var texts = new LinkedHashMap<String, String>();
        texts.put("one line without a space", "x".repeat(LINE));
        texts.put("one line of words", "word ".repeat(LINE / 5));
        for (var unit : List.of(
                "[", "(", "{", "<", "\"", "'", "`", "/", "\\", "#", "*", "_", ">", "-", "=", "$", "!", "@", "~", ";",
                "<a>", "<!--", "/*", "[a](", "![", ",[/", "${", "`${", "\"\"\"", "'''", "r#\"", "R\"(", "**a ", "a: ",
                "{\"", "&#", "| a ", "`a <b ", "_`a ", ":a:`", "a_ ", "|a", "[a]_ ", "1. ", ".. a:: ")) {
            texts.put(unit + " without an end", unit.repeat(REPEATED / unit.length()));
        }
        for (var unit : ASCIIDOC.split(" ", -1)) {
            texts.put(unit + " of AsciiDoc", unit.repeat(REPEATED / unit.length()));
        }
        for (var line : List.of(
                "```\n",
                "- a\n",
                "class A {\n",
                "a {\n",
                "}\n",
                "def a(\n",
                "class a:\n",
                "# a\n",
                "a\n-\n",
                "a\n===\n",
                "| a |\n|---|\n",
                "> \n",
                "\n",
                "<<A\n",
                "[a]\n",
                "begin\n",
                "<div>\n",
                "<table>\n",
                "'\n",
                "----\n",
                "====\n",
                "|===\n",
                "a\n```b\n",
                "#+begin_src c\n",
                "a::\n",
                "a::\n\n",
                "a\n+\n",
                "* a\n+\n",
                "....\n",
                "____\nb\n",
                "--\na\n",
                "////\n",
                "[NOTE]\n",
                "[source]\n",
                ".a\n",
                "ifdef::a[]\n",
                "ifdef::a[]\nendif::[]\n",
                ":a: {a}{a} \\\n",
                "a {b}\n",
                "<1> a\n",
                "a <1>\n",
                "|===\n|a\n",
                "include::a[]\n",
                "!===\n!a\na|b\n",
                "[a]\n====\n",
                ".. note::\n",
                ".. |a| replace:: |a|\n",
                ".. a::\n  a\n    b\n",
                ":a: b\n",
                "== ==\na\n\n",
                "+-+-+\n|\n",
                "* - a\n",
                "a\n  b\n",
                ">>> a\n\n",
                "__ a\n",
                "\"\n")) {
            texts.put(line.strip() + " on every line", line.repeat(REPEATED / line.length()));
        }
        for (var line : List.of(
                ".TP\n",
                ".nf\n",
                ".RS\n",
                ".de a\n",
                ".ie n \\{\\\n",
                ".if n .B\n",
                ".Bl\n.It Fl a Ar b\n",
                "\\fBa\n")) {
            texts.put(line.strip() + " in a manual page", ".TH A 1\n" + line.repeat(REPEATED / line.length()));
        }
        for (var unit : List.of("\\fB", "\\f[", "\\h'", "\\", "\"\" ", "Op Fl ", ".if n ", "\\{", "\\(")) {
            texts.put(unit + " in one line of a manual page", ".TH A 1\n." + unit.repeat(REPEATED / unit.length()));
        }
        for (var line : List.of(":a:\n", "#+begin_src\n", "[[a\n", "- a :: b\n", "*a /b =c\n", ": a\n")) {
            texts.put(line.strip() + " in Org", line.repeat(REPEATED / 2 / line.length()));
        }
        texts.put("[[a in one line", "[[a".repeat(REPEATED / 3));
        texts.put(" *a in one line", " *a".repeat(REPEATED / 3));
        for (var line : List.of("a,\"b\n", "\",\"\"\n", "a;b,c\td|\"\n")) {
            texts.put(line.strip() + " in a table", line.repeat(REPEATED / 2 / line.length()));
        }
        texts.put("nested brackets", "[".repeat(10_000) + "]".repeat(10_000));
        texts.put("nested quotes", "> ".repeat(10_000) + "a\n");
        texts.put("tables in a list", "- a\n\n" + "  | a |\n  |---|\n".repeat(REPEATED / 14));
        for (var line : List.of("- a", "a", ".. a::", ".. |a| replace:: b", ":a: b", "a::")) {
            texts.put(line + " ever deeper", deeper(line));
        }
        texts.put("values of values", valuesOfValues());
        texts.put(
                "a title for each reference", "[[a]]\n== " + "b".repeat(150) + "\n\n" + "<<a>> ".repeat(REPEATED / 6));
        texts.put("blocks in blocks", blocksInBlocks());
        texts.put("cells on one line", "[cols=1]\n|===\n" + "|a".repeat(REPEATED / 2));
        texts.put(
                "copies of cells",
                "[cols=9]\n|===\n|" + "b ".repeat(100) + "100*|" + "100*100.100+|".repeat(REPEATED / 13));
        texts.put("one table without an end", "[cols=\"1a\"]\n|===\n" + "|* a\n".repeat(REPEATED / 5));
        return texts;
    }

    private static String deeper(String line) {
        var text = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            text.append(" ".repeat(2 * i)).append(line).append('\n');
        }
        return text.toString();
    }

    private static String valuesOfValues() {
        var text = new StringBuilder(":a0: " + "x".repeat(1000) + "\n");
        for (int i = 1; i < 1000; i++) {
            text.append(":a")
                    .append(i)
                    .append(": {a")
                    .append(i - 1)
                    .append("}{a")
                    .append(i - 1)
                    .append("}\n");
        }
        return text.append("\n{a1} {a999}\n".repeat(1000)).toString();
    }

    private static String blocksInBlocks() {
        var text = new StringBuilder();
        for (int length = 4; length < 300; length++) {
            text.append("=".repeat(length)).append('\n');
        }
        return text + "----\n====\n".repeat(REPEATED / 10);
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void everyParserEnds(String name) throws ParseException {
        byte[] bytes = String.valueOf(texts().get(name)).getBytes(StandardCharsets.UTF_8);
        var splitter = new Splitter(new FakeEmbedder(), 300, 460);
        for (var path : NAMES) {
            for (var chunk : splitter.split(parse(path, bytes))) {
                assertEquals(true, chunk.text().length() <= 4600 + 460, path);
            }
        }
    }

    /** A parser may say that the content is not what it reads. */
    private static Document parse(String path, byte[] bytes) throws ParseException {
        try {
            return FORMATS.parser(path).orElseThrow().parse(new FileContent("x/" + path, bytes));
        } catch (NotProseException e) {
            return new Document(path, path, "", List.of());
        }
    }
}
