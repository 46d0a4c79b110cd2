package dev.docent.format.rst;

import java.util.List;

/**
 * Reads what begins with two dots: directives, footnotes, targets, substitutions and comments. Shows what Sphinx shows in HTML;
 * files that are included are named. One file, one thread.
 */
final class DirectiveReader {
    private static final int INDENT = 3;

    private final MarkupLines lines;
    private final Definitions definitions;
    private final BlockWriter writer;
    private final BlockReader blocks;
    private final DirectiveTables tables;
    private final Descriptions descriptions;

    DirectiveReader(MarkupLines lines, Definitions definitions, BlockWriter writer, BlockReader blocks) {
        this.lines = lines;
        this.definitions = definitions;
        this.writer = writer;
        this.blocks = blocks;
        this.tables = new DirectiveTables(lines, writer, blocks);
        this.descriptions = new Descriptions(lines, writer, blocks);
    }

    /** Reads what begins on a line; returns its last line. */
    int read(int line, int last, BlockPlace place) {
        String text = lines.from(line, place.margin() + 2).strip();
        boolean endsHere = text.isEmpty() && line < last && lines.isBlank(line + 1);
        int end = endsHere ? line : lines.endOfIndented(line + 1, last, place.margin());
        if (text.startsWith("[") && text.indexOf(']') > 1) {
            footnote(line, end, text, place);
        } else if (text.startsWith("_")) {
            return lines.endOfRun(line + 1, end, place.margin() + 1);
        } else {
            int colons = endOfName(text);
            if (colons > 0) {
                String name = text.substring(0, colons).strip();
                var directive = new Directive(
                        name, text.substring(colons + 2).strip(), line, margin(line, end, place.margin()), end);
                read(directive, place);
            }
        }
        return end;
    }

    private int margin(int line, int end, int outer) {
        return end > line ? lines.smallestIndent(line + 1, end) : outer + INDENT;
    }

    /** Returns where the two colons after the name of a directive are; 0 if the text is a comment or a substitution. */
    private static int endOfName(String text) {
        int colons = text.indexOf("::");
        boolean apart = colons > 0 && (colons + 2 == text.length() || text.charAt(colons + 2) == ' ');
        if (!apart || !Character.isLetterOrDigit(text.charAt(0))) {
            return 0;
        }
        String name = text.substring(0, colons).strip();
        return name.chars().allMatch(c -> Character.isLetterOrDigit(c) || "_+.:-".indexOf(c) >= 0) ? colons : 0;
    }

    private void footnote(int line, int end, String text, BlockPlace place) {
        int close = text.indexOf(']');
        String label = definitions.footnote(text.substring(1, close), false);
        int margin = margin(line, end, place.margin());
        lines.replace(line, margin, text.substring(close + 1).strip());
        var inside = place.at(margin);
        writer.label(line, label.isEmpty() ? "" : "[" + label + "] ", inside);
        blocks.read(line, end, inside);
        writer.endLabel(inside);
    }

    private void read(Directive directive, BlockPlace place) {
        switch (DirectiveKind.of(directive.name())) {
            case REMARK -> remark(directive, place);
            case TITLED -> titled(directive, place);
            case CHANGE -> change(directive, place);
            case CODE -> code(directive, place);
            case PARSED_CODE -> parsedCode(directive, place);
            case DESCRIPTION -> descriptions.read(directive, place);
            case IMAGE -> writer.option(options(directive), "alt", "", place);
            case FIGURE -> figure(directive, place);
            case TABLE -> other(directive, place);
            case LIST_TABLE -> tables.list(directive, options(directive), place);
            case CSV_TABLE -> tables.csv(directive, options(directive), place);
            case INCLUDED_TEXT -> writer.line(directive.line(), included("Included file: ", directive), place);
            case INCLUDED_CODE -> includedCode(directive, place);
            case TABLE_OF_CONTENTS -> tables.ofContents(directive, options(directive), place);
            case LANGUAGE -> blocks.highlight(word(directive.argument()));
            case CONDITION -> condition(directive, place);
            case NAMES -> tables.names(directive, options(directive), place);
            case GLOSSARY -> body(directive, place.asGlossary(directive.margin()));
            case PART -> body(directive, place.open(directive.margin()));
            case OTHER -> other(directive, place);
            case HIDDEN -> {}
        }
    }

    private static String word(String argument) {
        int space = argument.indexOf(' ');
        String word = space < 0 ? argument : argument.substring(0, space);
        return word.matches("[\\w+#.-]{1,40}") && !word.equals("none") ? word : "";
    }

    /** Returns the options that begin directly below the directive. */
    private DirectiveOptions options(Directive directive) {
        return options(directive, directive.line() + 1);
    }

    private DirectiveOptions options(Directive directive, int first) {
        return DirectiveOptions.read(lines, first, directive.last());
    }

    /** Reads what is below the options of a directive. */
    private void body(Directive directive, BlockPlace inside) {
        blocks.read(options(directive).next(), directive.last(), inside);
    }

    /** Puts the argument at the margin, as the first line of the text below; returns the first line of this text. */
    private int textFrom(Directive directive, String argument) {
        lines.replace(directive.line(), directive.margin(), argument);
        return argument.isEmpty() ? options(directive).next() : directive.line();
    }

    private void remark(Directive directive, BlockPlace place) {
        int first = textFrom(directive, directive.argument());
        labelled(directive, DirectiveKind.word(directive.name()) + ": ", first, place);
    }

    private void labelled(Directive directive, String label, int first, BlockPlace place) {
        var inside = place.at(directive.margin());
        writer.label(directive.line(), label, inside);
        blocks.read(first, directive.last(), inside);
        writer.endLabel(inside);
    }

    private void titled(Directive directive, BlockPlace place) {
        String title = writer.readable(directive.argument());
        String label = title.isEmpty() ? "" : title.endsWith(":") ? title + " " : title + ": ";
        labelled(directive, label, options(directive).next(), place);
    }

    private void change(Directive directive, BlockPlace place) {
        String argument = directive.argument();
        int end = argument.indexOf(' ');
        if (end > 0 && directive.name().equals("deprecated-removed")) {
            int second = argument.indexOf(' ', end + 1);
            end = second < 0 ? argument.length() : second;
        }
        String version = end < 0 ? argument : argument.substring(0, end);
        int first = textFrom(directive, argument.substring(version.length()).replaceFirst("^\\s*(- )?", ""));
        String words = DirectiveKind.change(directive.name(), writer.readable(version));
        if (lines.next(first, directive.last()) > directive.last()) {
            writer.line(directive.line(), words + ".", place);
        } else {
            labelled(directive, words + ": ", first, place);
        }
    }

    private void code(Directive directive, BlockPlace place) {
        var options = options(directive);
        String language = word(directive.argument());
        int first = lines.next(options.next(), directive.last());
        if (first > directive.last()) {
            return;
        }
        caption(directive, options, place);
        String implied = DirectiveKind.language(directive.name());
        String named = directive.argument().isEmpty() ? blocks.language() : language;
        writer.code(first - 1, first, directive.last(), implied.isEmpty() ? named : implied, place);
    }

    private void caption(Directive directive, DirectiveOptions options, BlockPlace place) {
        writer.line(directive.line(), writer.readable(options.value("caption")), place);
    }

    private void parsedCode(Directive directive, BlockPlace place) {
        int first = lines.next(options(directive).next(), directive.last());
        if (first <= directive.last()) {
            String code = String.join("\n", writer.unindented(first, directive.last()));
            String readable = writer.readable(code).replace("`", "");
            writer.code(first - 1, first, List.of(readable.split("\n", -1)), "", place);
        }
    }

    private void figure(Directive directive, BlockPlace place) {
        var options = options(directive);
        writer.option(options, "alt", "", place);
        blocks.read(options.next(), directive.last(), place.at(directive.margin()));
    }

    private void other(Directive directive, BlockPlace place) {
        writer.line(directive.line(), writer.readable(directive.argument()), place);
        descriptions.details(options(directive), place);
        body(directive, place.at(directive.margin()));
    }

    private static String included(String words, Directive directive) {
        return directive.argument().isEmpty() ? "" : words + directive.argument();
    }

    private void includedCode(Directive directive, BlockPlace place) {
        var options = options(directive);
        String language = word(options.value("language"));
        String words = language.isEmpty() ? "Included code: " : "Included code (" + language + "): ";
        writer.line(directive.line(), included(words, directive), place);
        writer.option(options, "caption", "", place);
    }

    /** Shows what is for HTML: not what is only for other outputs. */
    private void condition(Directive directive, BlockPlace place) {
        String expression = " " + directive.argument().replace('(', ' ').replace(')', ' ') + " ";
        boolean html = expression.contains(" html ");
        boolean not = expression.contains(" not html ");
        boolean others = List.of(" latex ", " man ", " texinfo ", " epub ", " text ").stream()
                .anyMatch(other -> expression.contains(other) && !expression.contains(" not" + other));
        if (!not && (html || !others)) {
            body(directive, place.open(directive.margin()));
        }
    }
}
