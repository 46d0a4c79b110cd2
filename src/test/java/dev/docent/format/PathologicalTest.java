package dev.docent.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.docent.corpus.Document;
import dev.docent.corpus.Language;
import dev.docent.ingest.read.Formats;
import dev.docent.split.Splitter;
import dev.docent.testing.FakeEmbedder;
import dev.docent.testing.FileExamples;
import dev.docent.testing.Stride;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every parser and the splitter process hostile files within a second; quadratic time would need minutes. A text is always read by
 * the parsers that it was made for; of the others, one in {@link Stride#length()} reads it. Its length is a {@link Stride#size}.
 */
@Tag("slow")
class PathologicalTest {
    private static final int LINE = 150_000;
    private static final int REPEATED = 30_000;
    private static final Formats FORMATS = Formats.all();

    /** The beginnings of markup, with spaces between them. */
    private static final String ASCIIDOC =
            "{a} <<a <<a>> ``a \"` a:b[ a:b[\\] https://a[ footnote:[ (( ((( [[a [.a]# \\* +a ^ a::b |a| 2.3+| pass:["
                    + " &amp";

    /** Languages that are not read as text. {@code HostilePdfTest} and {@code HostileOfficeTest} have what is hostile to them. */
    private static final Set<Language> NO_TEXT = Set.of(
            Language.PDF, Language.WORD, Language.POWERPOINT, Language.EXCEL, Language.ODT, Language.ODP, Language.ODS);

    /** A file for each parser and each prose language; the other languages of a parser differ only in keywords. */
    private static final List<String> NAMES = names();

    private static final List<String> MARKUP =
            filesOf(Language.MARKDOWN, Language.HTML, Language.RESTRUCTURED_TEXT, Language.ASCIIDOC);
    private static final List<String> CODE = filesOf(
            Language.JAVA,
            Language.JAVASCRIPT,
            Language.CPP,
            Language.RUST,
            Language.PYTHON,
            Language.RUBY,
            Language.SHELL,
            Language.SQL,
            Language.JSON,
            Language.YAML);
    private static final List<String> OF_ASCIIDOC = filesOf(Language.ASCIIDOC);
    private static final List<String> OF_ORG = filesOf(Language.ORG);
    private static final List<String> OF_MAN = filesOf(Language.MAN);

    /** A hostile text, and the names of files whose parsers always read it. */
    private record Hostile(String name, List<String> readers, int length, IntFunction<String> form) {
        /** Returns the text. */
        String text() {
            return form.apply(Stride.size(length, name));
        }

        /** Returns the names of the files that have this text. */
        Set<String> files() {
            var files = new LinkedHashSet<>(readers);
            Stride.below(NAMES.size(), name).mapToObj(NAMES::get).forEach(files::add);
            return files;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static List<String> names() {
        var names = new LinkedHashMap<Object, String>();
        for (var language : Language.values()) {
            var name = FileExamples.of(language).get(0);
            if (!NO_TEXT.contains(language)) {
                names.putIfAbsent(language.isProse() ? language : FORMATS.parser(name), name);
            }
        }
        names.put("a name that says nothing", "guide/note");
        return List.copyOf(names.values());
    }

    private static List<String> filesOf(Language... languages) {
        return Arrays.stream(languages)
                .map(language -> FileExamples.of(language).get(0))
                .toList();
    }

    /** All texts; each is made when it is read. */
    private static final class Texts {
        private final List<Hostile> all = new ArrayList<>();

        void add(String name, List<String> readers, int length, IntFunction<String> form) {
            all.add(new Hostile(name, readers, length, form));
        }

        /** Adds a text of the same characters again and again. */
        void repeat(String name, List<String> readers, String unit, int length) {
            add(name, readers, length / unit.length(), unit::repeat);
        }
    }

    static List<Hostile> hostileTexts() {
        var texts = new Texts();
        addInOneLine(texts);
        addOnEveryLine(texts);
        addManualPages(texts);
        addNested(texts);
        addExpanding(texts);
        return texts.all;
    }

    private static void addInOneLine(Texts texts) {
        texts.repeat("one line without a space", NAMES, "x", LINE);
        texts.repeat("one line of words", MARKUP, "word ", LINE);
        for (var unit : List.of(
                "[", "(", "{", "<", "\"", "'", "`", "/", "\\", "#", "*", "_", ">", "-", "=", "$", "!", "@", "~", ";",
                "<a>", "<!--", "[a](", "![", ",[/", "**a ", "| a ", "`a <b ", "_`a ", ":a:`", "a_ ", "|a", "[a]_ ",
                "1. ", ".. a:: ", "&#")) {
            texts.repeat(unit + " without an end", MARKUP, unit, REPEATED);
        }
        for (var unit : List.of("/*", "${", "`${", "\"\"\"", "'''", "r#\"", "R\"(", "a: ", "{\"")) {
            texts.repeat(unit + " without an end", CODE, unit, REPEATED);
        }
        for (var unit : ASCIIDOC.split(" ", -1)) {
            texts.repeat(unit + " of AsciiDoc", OF_ASCIIDOC, unit, REPEATED);
        }
        texts.repeat("[[a in one line", OF_ORG, "[[a", REPEATED);
        texts.repeat(" *a in one line", OF_ORG, " *a", 2 * REPEATED / 3);
    }

    private static void addOnEveryLine(Texts texts) {
        for (var line : List.of(
                "```\n",
                "- a\n",
                "# a\n",
                "a\n-\n",
                "a\n===\n",
                "| a |\n|---|\n",
                "> \n",
                "\n",
                "[a]\n",
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
            texts.repeat(line.strip() + " on every line", MARKUP, line, REPEATED);
        }
        for (var line : List.of("class A {\n", "a {\n", "}\n", "def a(\n", "class a:\n", "<<A\n", "begin\n")) {
            texts.repeat(line.strip() + " on every line", CODE, line, REPEATED);
        }
        for (var line : List.of(":a:\n", "#+begin_src\n", "[[a\n", "- a :: b\n", "*a /b =c\n", ": a\n")) {
            texts.repeat(line.strip() + " in Org", OF_ORG, line, REPEATED / 2);
        }
        for (var line : List.of("a,\"b\n", "\",\"\"\n", "a;b,c\td|\"\n")) {
            texts.repeat(line.strip() + " in a table", filesOf(Language.CSV), line, REPEATED / 2);
        }
    }

    private static void addManualPages(Texts texts) {
        for (var line : List.of(
                ".TP\n",
                ".nf\n",
                ".RS\n",
                ".de a\n",
                ".ie n \\{\\\n",
                ".if n .B\n",
                ".Bl\n.It Fl a Ar b\n",
                "\\fBa\n")) {
            texts.add(
                    line.strip() + " in a manual page",
                    OF_MAN,
                    REPEATED / line.length(),
                    times -> ".TH A 1\n" + line.repeat(times));
        }
        for (var unit : List.of("\\fB", "\\f[", "\\h'", "\\", "\"\" ", "Op Fl ", ".if n ", "\\{", "\\(")) {
            texts.add(
                    unit + " in one line of a manual page",
                    OF_MAN,
                    REPEATED / unit.length(),
                    times -> ".TH A 1\n." + unit.repeat(times));
        }
    }

    private static void addNested(Texts texts) {
        texts.add("nested brackets", MARKUP, 10_000, depth -> "[".repeat(depth) + "]".repeat(depth));
        texts.add("nested quotes", MARKUP, 10_000, depth -> "> ".repeat(depth) + "a\n");
        texts.add("tables in a list", MARKUP, REPEATED / 14, rows -> "- a\n\n" + "  | a |\n  |---|\n".repeat(rows));
        for (var line : List.of("- a", "a", ".. a::", ".. |a| replace:: b", ":a: b", "a::")) {
            texts.add(line + " ever deeper", MARKUP, 500, depth -> deeper(line, depth));
        }
        texts.add("blocks in blocks", OF_ASCIIDOC, 300, PathologicalTest::blocksInBlocks);
    }

    private static void addExpanding(Texts texts) {
        texts.add("values of values", OF_ASCIIDOC, 1000, PathologicalTest::valuesOfValues);
        texts.add(
                "a title for each reference",
                OF_ASCIIDOC,
                REPEATED / 6,
                times -> "[[a]]\n== " + "b".repeat(150) + "\n\n" + "<<a>> ".repeat(times));
        texts.add("cells on one line", OF_ASCIIDOC, REPEATED / 2, times -> "[cols=1]\n|===\n" + "|a".repeat(times));
        texts.add(
                "copies of cells",
                OF_ASCIIDOC,
                REPEATED / 13,
                times -> "[cols=9]\n|===\n|" + "b ".repeat(100) + "100*|" + "100*100.100+|".repeat(times));
        texts.add(
                "one table without an end",
                OF_ASCIIDOC,
                REPEATED / 5,
                times -> "[cols=\"1a\"]\n|===\n" + "|* a\n".repeat(times));
    }

    private static String deeper(String line, int depth) {
        var text = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            text.append(" ".repeat(2 * i)).append(line).append('\n');
        }
        return text.toString();
    }

    private static String valuesOfValues(int count) {
        var text = new StringBuilder(":a0: " + "x".repeat(1000) + "\n");
        for (int i = 1; i < count; i++) {
            text.append(":a")
                    .append(i)
                    .append(": {a")
                    .append(i - 1)
                    .append("}{a")
                    .append(i - 1)
                    .append("}\n");
        }
        return text.append(("\n{a1} {a" + (count - 1) + "}\n").repeat(count)).toString();
    }

    private static String blocksInBlocks(int longest) {
        var text = new StringBuilder();
        for (int length = 4; length < longest; length++) {
            text.append("=".repeat(length)).append('\n');
        }
        return text + "----\n====\n".repeat(10 * longest);
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    @Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void everyParserEnds(Hostile hostile) throws ParseException {
        byte[] bytes = hostile.text().getBytes(StandardCharsets.UTF_8);
        var splitter = new Splitter(new FakeEmbedder(), 300, 460);
        for (var path : hostile.files()) {
            for (var chunk : splitter.split(parse(path, bytes))) {
                assertEquals(true, chunk.text().length() <= 4600 + 460, path);
            }
        }
    }

    /** A parser may say that the content is not what it reads. */
    private static Document parse(String path, byte[] bytes) throws ParseException {
        try {
            return FORMATS.parser(path).orElseThrow().parse(new FileContent("x/" + path, bytes));
        } catch (ParseException e) {
            return new Document(path, path, "", List.of());
        }
    }
}
