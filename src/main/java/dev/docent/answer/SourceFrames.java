package dev.docent.answer;

import dev.docent.journal.Frame;
import dev.docent.retrieval.Passage;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Passages as the page sees them. */
final class SourceFrames {
    /** The longest excerpt, in characters. */
    private static final int EXCERPT_CHARS = 280;

    private SourceFrames() {}

    /** Returns the passages, numbered from 1. */
    static Frame.Sources of(List<Passage> passages) {
        var sources = new ArrayList<Frame.Source>();
        for (var passage : passages) {
            sources.add(source(sources.size() + 1, passage));
        }
        return new Frame.Sources(sources);
    }

    private static Frame.Source source(int number, Passage passage) {
        var location = passage.location();
        return new Frame.Source(
                number,
                title(passage),
                location.path(),
                location.startLine(),
                location.endLine(),
                passage.revision(),
                url(passage),
                Math.round(passage.score() * 1000) / 1000.0,
                excerpt(passage.text()));
    }

    /** Returns the document's title with the innermost heading, which tells two passages of one document apart. */
    private static String title(Passage passage) {
        var headings = passage.headings();
        if (headings.isEmpty() || headings.get(headings.size() - 1).equals(passage.title())) {
            return passage.title();
        }
        return passage.title() + " › " + headings.get(headings.size() - 1);
    }

    private static String url(Passage passage) {
        var location = passage.location();
        var path = URLEncoder.encode(location.path(), StandardCharsets.UTF_8).replace("%2F", "/");
        return "source.html?path=" + path + "#L" + location.startLine() + "-L" + location.endLine();
    }

    private static String excerpt(String text) {
        var line = text.strip().replaceAll("\\s+", " ");
        if (line.length() <= EXCERPT_CHARS) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(EXCERPT_CHARS - 1)) ? EXCERPT_CHARS - 1 : EXCERPT_CHARS;
        return line.substring(0, end) + "…";
    }
}
