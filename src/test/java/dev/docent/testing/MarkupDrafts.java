package dev.docent.testing;

import java.util.List;

/** Files of text for people, in every markup. */
final class MarkupDrafts {
    private static final String MARKDOWN = """
            ---
            title: The mill
            tags: [wheels]
            ---

            LINES

            ## Clothes

            > [!NOTE]
            > SENTENCE

            ## Water

            LINES
            """;

    private static final String HTML = """
            <html><head><title>The mill</title></head><body><nav>Home</nav><main><h1>Mill</h1><p>LONG</p>
            <h2>Clothes</h2><p>SENTENCE</p><h2>Water</h2><p>LONG</p></main></body></html>
            """;

    private static final String UNDERLINED = """
            Mill
            ====

            LINES

            Clothes
            -------

            SENTENCE

            Water
            -----

            LINES
            """;

    private static final String ASCIIDOC = """
            = Mill
            :hatted: SENTENCE

            LINES

            == Clothes

            NOTE: {hatted}

            == Water

            LINES
            """;

    private static final String MANUAL = """
            .TH MILL 1
            .SH NAME
            mill \\- turn wheels
            .SH DESCRIPTION
            LINES
            .SH CLOTHES
            .TP
            .B \\-\\-hat
            SENTENCE
            .SH WATER
            LINES
            """;

    private static final String NOTEBOOK = """
            {"nbformat":4,"metadata":{},"cells":[
            {"cell_type":"markdown","source":["# Mill\\n","LONG"]},
            {"cell_type":"code","source":"","outputs":[]},
            {"cell_type":"markdown","source":["## Clothes\\n","SENTENCE"]},
            {"cell_type":"markdown","source":"## Wheels\\nLONG"}]}
            """;

    private static final String MAIL = """
            From: Ada Miller <ada@mill.example>
            Subject: Clothes

            SENTENCE
            """;

    private static final String MAILBOX = """
            From bob@mill.example Mon Mar  2 10:00:00 2026
            From: bob@mill.example
            Subject: Wheels

            LONG

            From ada@mill.example Tue Mar  3 10:00:00 2026
            From: ada@mill.example
            Subject: Clothes

            SENTENCE

            From bob@mill.example Wed Mar  4 10:00:00 2026
            From: bob@mill.example
            Subject: Water

            LONG
            """;

    private static final String RTF =
            "{\\rtf1\\pard LONG\\par\\pard\\outlinelevel0 Clothes\\par\\pard SENTENCE\\par\\pard\\outlinelevel0 Water\\par\\pard LONG\\par}";

    private MarkupDrafts() {}

    static List<FormatDraft> all() {
        return List.of(
                FormatDraft.text("mill.md", MARKDOWN),
                FormatDraft.text("mill.html", "line 19", HTML),
                FormatDraft.text("mill.rst", UNDERLINED.replace("SENTENCE", "*SENTENCE*")),
                FormatDraft.text("mill.adoc", "line 27", ASCIIDOC),
                FormatDraft.text("mill.org", "* Mill\nLINES\n* Clothes\nSENTENCE\n* Water\nLINES\n"),
                FormatDraft.text("mill.1", MANUAL),
                FormatDraft.text("mill.txt", UNDERLINED),
                FormatDraft.text("issue-1570", UNDERLINED),
                FormatDraft.text("mill.ipynb", "cell 3", NOTEBOOK),
                FormatDraft.text("mill.eml", "message 1", MAIL),
                FormatDraft.text("mill.mbox", "message 2", MAILBOX),
                FormatDraft.text("mill.rtf", "line 17", RTF));
    }
}
