package dev.docent.quotes;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Turns a comment into running text: removes its marks, and turns its tags into Markdown. */
final class CommentText {
    private static final Pattern OPENING = Pattern.compile("^\\s*(/\\*+!?|r?\"\"\"|<!--)");
    private static final Pattern CLOSING = Pattern.compile("(\\*+/|\"\"\"|-->).*$");
    private static final Pattern ASTERISK = Pattern.compile("^\\s*\\*(?!/)");
    private static final Pattern LINE_MARK = Pattern.compile("^\\s*(//+!?|#+|--+)");

    private CommentText() {}

    /** Returns the paragraphs, lists and code of a comment. */
    static List<PassagePart> parts(List<String> lines, SourceSyntax syntax, String heading) {
        var text = String.join("\n", withoutMarks(lines)).stripIndent();
        boolean html = syntax.comments() == SourceSyntax.Comments.JAVADOC;
        var markdown = DocTags.toMarkdown(html ? DocHtml.toMarkdown(text, syntax.name()) : text);
        return PassageParts.of(markdown.lines().toList(), heading);
    }

    private static List<String> withoutMarks(List<String> lines) {
        boolean block = OPENING.matcher(lines.get(0)).find()
                || ASTERISK.matcher(lines.get(0)).find();
        var plain = new ArrayList<String>();
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            if (!block) {
                plain.add(LINE_MARK.matcher(line).replaceFirst(""));
                continue;
            }
            boolean first = i == 0 && OPENING.matcher(line).find();
            var opened = first ? " " + OPENING.matcher(line).replaceFirst("").strip() : line;
            var closed = i == lines.size() - 1 ? CLOSING.matcher(opened).replaceFirst("") : opened;
            var bare = first ? closed : ASTERISK.matcher(closed).replaceFirst("");
            // The first line of a docstring is less indented than the others.
            plain.add(first ? bare.strip() : bare);
        }
        return aligned(plain);
    }

    /** Indents the first line like the least indented of the others, so that the common indentation can be removed. */
    private static List<String> aligned(List<String> lines) {
        int least = lines.stream()
                .skip(1)
                .filter(line -> !line.isBlank())
                .mapToInt(line -> line.length() - line.stripLeading().length())
                .min()
                .orElse(0);
        lines.set(0, " ".repeat(least) + lines.get(0).stripLeading());
        return lines;
    }
}
