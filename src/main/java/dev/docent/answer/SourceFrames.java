package dev.docent.answer;

import dev.docent.corpus.BlockKind;
import dev.docent.corpus.Location;
import dev.docent.corpus.OriginAddresses;
import dev.docent.corpus.Span;
import dev.docent.journal.Frame;
import dev.docent.retrieval.Passage;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Passages as readers see them. */
public final class SourceFrames {
    /** The longest excerpt, in characters. */
    private static final int EXCERPT_CHARS = 280;

    /** Lines that only draw: fences, rules, and those below the heads of tables. */
    private static final Pattern DRAWN = Pattern.compile("(?:```|~~~).*|[-=*_|:+ ]+");

    /** The marks of a comment before and after the words of a line, and paragraph tags. */
    private static final Pattern COMMENT_MARKS =
            Pattern.compile("^(?:/\\*+|\\*+/|\\*(?=\\s)|//[/!]?)\\s*|\\s*\\*+/$|</?p>");

    /** A tag of Javadoc within a sentence; its words are group 1. */
    private static final Pattern INLINE_TAG = Pattern.compile("\\{@\\w+ ([^{}]*)}");

    /** A link or an image of Markdown; its words are group 1. What follows a letter is code: {@code a[0](1)}. */
    private static final Pattern LINK =
            Pattern.compile("(?<![\\w\\])])!?\\[([^\\[\\]]*)]\\([^()\\s]*(?:\\s+\"[^\"]*\")?\\)");

    /** A tag that is written between words of Markdown and that a page does not show. */
    private static final Pattern HTML_TAG = Pattern.compile(
            "</?(?:a|b|br|details|div|em|i|img|kbd|p|small|span|strong|sub|summary|sup)(?:\\s[^<>]*)?/?>",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern HEADING_MARK = Pattern.compile("^#{1,6}\\s+");

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private SourceFrames() {}

    /** Returns the passages, numbered from 1, with the addresses of their documents. */
    public static Frame.Sources of(List<Passage> passages, OriginAddresses origins) {
        return of(passages, origins, List.of());
    }

    /**
     * Does the same for a question that has other wordings.
     *
     * @param searched the wordings that were searched too
     */
    static Frame.Sources of(List<Passage> passages, OriginAddresses origins, List<String> searched) {
        return new Frame.Sources(of(passages, origins, 1).sources(), searched);
    }

    /**
     * Does the same with other numbers.
     *
     * @param first the number of the first one
     */
    static Frame.Sources of(List<Passage> passages, OriginAddresses origins, int first) {
        var sources = new ArrayList<Frame.Source>();
        for (var passage : passages) {
            var address = origins.address(passage.location()).orElse(null);
            sources.add(source(first + sources.size(), passage, address));
        }
        return new Frame.Sources(sources);
    }

    private static Frame.Source source(int number, Passage passage, @Nullable String address) {
        var location = passage.location();
        return new Frame.Source(
                number,
                title(passage),
                origin(location, address),
                url(location),
                Math.round(passage.score() * 1000) / 1000.0,
                excerpt(passage));
    }

    /** Returns a source whose lines are at another place now. */
    public static Frame.Source at(Frame.Source source, Location now, OriginAddresses origins) {
        var address = origins.address(now).orElse(null);
        return new Frame.Source(
                source.n(), source.title(), origin(now, address), url(now), source.score(), source.excerpt());
    }

    private static Frame.Origin origin(Location location, @Nullable String address) {
        return new Frame.Origin(
                location.path(),
                location.startLine(),
                location.endLine(),
                place(location.span()),
                location.revision(),
                address);
    }

    private static Frame.@Nullable Place place(Span span) {
        if (!(span instanceof Span.Part part)) {
            return null;
        }
        var sheet = part.sheet().isEmpty() ? null : part.sheet();
        return new Frame.Place(part.kind().id(), part.first(), part.last(), sheet);
    }

    /** Returns the document's title with the innermost heading, which distinguishes two passages of one document. */
    private static String title(Passage passage) {
        var heading = passage.found().heading();
        return heading.equals(passage.title()) ? passage.title() : passage.title() + " › " + heading;
    }

    private static String url(Location location) {
        var path = URLEncoder.encode(location.path(), StandardCharsets.UTF_8).replace("%2F", "/");
        return "source.html?path=" + path + "#L" + location.startLine() + "-L" + location.endLine();
    }

    /**
     * Returns the beginning of what was found of the passage without headings, which the title shows, without lines that only draw, and without
     * the marks of comments. Text that is no code is without the addresses of links and without HTML, because neither can be read.
     */
    private static String excerpt(Passage passage) {
        var shown = new StringBuilder();
        int enough = EXCERPT_CHARS;
        for (var lines = passage.readableFromFound().lines().map(String::strip).iterator(); lines.hasNext(); ) {
            var line = lines.next();
            if (isHeading(line, passage) || DRAWN.matcher(line).matches()) {
                continue;
            }
            shown.append(shown(line, passage.kind())).append(' ');
            // The rest of a passage is mostly not shown. It is read on if blanks were most of what is there.
            if (shown.length() > enough) {
                if (oneLine(shown).length() > EXCERPT_CHARS) {
                    break;
                }
                enough = 2 * shown.length();
            }
        }
        return beginning(oneLine(shown));
    }

    private static String oneLine(CharSequence text) {
        return BLANKS.matcher(text.toString().strip()).replaceAll(" ");
    }

    private static String beginning(String line) {
        if (line.length() <= EXCERPT_CHARS) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(EXCERPT_CHARS - 1)) ? EXCERPT_CHARS - 1 : EXCERPT_CHARS;
        return line.substring(0, end) + "…";
    }

    private static String shown(String line, BlockKind kind) {
        var words = withoutMarks(line);
        return kind == BlockKind.CODE ? words : replaced(LINK, "](", replaced(HTML_TAG, "<", words, ""), "$1");
    }

    private static String withoutMarks(String line) {
        boolean mayHaveMarks =
                line.startsWith("/") || line.startsWith("*") || line.endsWith("*/") || line.contains("p>");
        var words = mayHaveMarks ? COMMENT_MARKS.matcher(line).replaceAll("") : line;
        return replaced(INLINE_TAG, "{@", words, "$1");
    }

    /** Replaces a pattern in a line that has its sign. Few lines have, and to search one for the pattern takes much longer. */
    private static String replaced(Pattern pattern, String sign, String line, String by) {
        return line.contains(sign) ? pattern.matcher(line).replaceAll(by) : line;
    }

    private static boolean isHeading(String line, Passage passage) {
        var words = line.startsWith("#") ? HEADING_MARK.matcher(line).replaceFirst("") : line;
        return words.length() < line.length()
                && (words.equals(passage.title()) || passage.headings().contains(words));
    }
}
