package dev.docent.format.asciidoc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The markup within a paragraph. */
class InlineWordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '\u0001',
            value = {
                "*strong*, _em_ and #mark# => strong, em and mark",
                "**s**trong, __e__m, ##m##ark => strong, em, mark",
                "[.path]_file_ and [.red]#text# => file and text",
                "a*b*c, snake_case_name, 2 * 3 * 4 => a*b*c, snake_case_name, 2 * 3 * 4",
                "issue #12 and #13, *.c and *.h => issue #12 and #13, *.c and *.h",
                "`code`, `*strong*`, `a_b_c`, ``c``ode => `code`, `strong`, `a_b_c`, `c`ode",
                "`+{literal} *x*+`, +_x_+, ++a*b*++ => `{literal} *x*`, _x_, a*b*",
                "C++ and C++, 1 + 2 + 3 => C++ and C++, 1 + 2 + 3",
                "\"`curved`\", '`single`', ``older'' => “curved”, ‘single’, “older”",
                "H~2~O, m^2^, 1^st^, HEAD~1..HEAD~2, HEAD^..b^ => H2O, m^2, 1st, HEAD~1..HEAD~2, HEAD^..b^",
                "a{nbsp}b, {plus}{asterisk}, {litdd}x, {unset} => a b, +*, --x, {unset}",
                "&amp; &lt; &#8217; &#x41; &unknown; => & < ’ A &unknown;",
                "<<other>> <<other,text>> <<file.adoc#other,Text>> <<file.adoc#>> => Another title text Text file.adoc",
                "<<_other>> <<no-such-id>> <<a.b.c>> <<o,<x>>> => Another title no such id a.b.c <x>",
                "1<<12 and cat <<EOF => 1<<12 and cat <<EOF",
                "xref:file.adoc#x[text] xref:other[] xref:f.adoc[] => text Another title f.adoc",
                "xref:a.adoc#x[the javadoc:org.A[] and [b\\]] => the org.A and [b]",
                "https://x.org[X] https://x.org[X^] https://x.org[] => [X](https://x.org) [X](https://x.org) https://x.org",
                "https://x.org/a_b_c_d, <https://x.org> => https://x.org/a_b_c_d, https://x.org",
                "https://x.org[\"A, b\",window=_blank] => [A, b](https://x.org)",
                "link:a.html[A] link:https://x.org[X] mailto:a@x.org[Ada] => A [X](https://x.org) Ada",
                "{unset}/a.html[A] link:{unset}/b#c(D)[B] => A B",
                "image:a.png[Alt, 20] icon:x[] kbd:[Ctrl+C] btn:[OK] menu:File[Save > As] => Alt  Ctrl+C OK File > Save > As",
                "afootnote:[See https://x.org[X].] bfootnote:id[] => a (See [X](https://x.org).) b",
                "pass:[*x*] stem:[x^2] pass:q[<u>] => *x* x^2 <u>",
                "linkgit:git-x{litdd}y[1] javadoc:org.A[format=x beans] configprop:a.b[] => git-x--y(1) org.A beans a.b",
                "`foo:bar[0]` std::vector[a] http: a:b => `foo:bar[0]` std::vector[a] http: a:b",
                "[[here]]text anchor:x[]is [[[bib]]] ((term)) (((a,b)))here => text is [bib] term here",
                "\\*a* \\{x} \\<<x>> \\https://x.org[X] \\d C:\\dir => *a* {x} <<x>> https://x.org[X] \\d C:\\dir",
                "unclosed *a _b `c <<d {e https://x.org[f => unclosed *a _b `c <<d {e https://x.org[f"
            })
    void becomesWords(String markup, String words) {
        assertEquals(words, prose(markup));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                "see <<other,the|other>>. => see the|other.",
                "see <<other,|text>>. => see |text.",
                "https://x.org[a|b] *c|d* +e|f+ => [a|b](https://x.org) c|d e|f",
                "line +|next => line |next",
                "a footnote:[b|c]|d => a  (b|c)|d"
            })
    void keepsTheLinesOfAParagraph(String markup, String words) {
        assertEquals(words, prose(markup.replace('|', '\n')).replace('\n', '|'));
    }

    private static String prose(String markup) {
        var references = new CrossReferences(100);
        references.add("other", "Another title");
        return InlineWords.prose(markup, new DocumentAttributes(100), references);
    }
}
