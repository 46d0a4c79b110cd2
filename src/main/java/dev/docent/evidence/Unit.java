package dev.docent.evidence;

import dev.docent.corpus.BlockKind;
import dev.docent.corpus.SentenceEnds;
import dev.docent.corpus.Span;
import dev.docent.evidence.MarkdownPiece.PieceForm;
import dev.docent.retrieval.Passage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The smallest part of a passage that can support a sentence: a sentence, an item, a row of a table, a line of code.
 * Immutable.
 *
 * @param text its words
 * @param words the words that carry meaning
 * @param context the words of the headings above it, and of the head of its table
 * @param literals what it says letter by letter
 * @param lines its lines in the document
 * @param isRow whether it is a row of a table, which says something without its neighbours
 */
record Unit(
        String text, Set<String> words, Set<String> context, KnownValues literals, Span.Lines lines, boolean isRow) {
    /** The most parts of one passage, 300. Further ones are not looked at. */
    static final int MAX = 300;

    private static final Pattern COMMENT_MARK =
            Pattern.compile("^\\s*(?:/\\*+|\\*+/|\\*(?=\\s|$)|//[/!]?|#+(?=\\s))\\s?|\\s*\\*+/$");

    Unit {
        words = Set.copyOf(words);
        context = Set.copyOf(context);
    }

    /** Returns the parts of a passage, in their order. */
    static List<Unit> of(Passage passage) {
        return new Cutter(passage).cut();
    }

    private static final class Cutter {
        private final Passage passage;
        private final String text;
        private final List<Unit> units = new ArrayList<>();
        private final Set<String> above = new HashSet<>();
        private Set<String> heading = Set.of();
        private Set<String> head = Set.of();

        Cutter(Passage passage) {
            this.passage = passage;
            this.text = passage.text();
            above.addAll(ContentWords.of(passage.title()));
            passage.headings().forEach(it -> above.addAll(ContentWords.of(it)));
            head = ContentWords.of(Plain.of(passage.chunk().lead()));
        }

        List<Unit> cut() {
            boolean isCode = passage.kind() == BlockKind.CODE && !text.contains("```");
            for (var piece :
                    isCode ? List.of(new MarkdownPiece(PieceForm.CODE, 0, text.length())) : MarkdownPiece.of(text)) {
                if (units.size() >= MAX) {
                    break;
                }
                take(piece);
            }
            return List.copyOf(units.subList(0, Math.min(MAX, units.size())));
        }

        private void take(MarkdownPiece piece) {
            switch (piece.form()) {
                case HEADING -> {
                    heading = ContentWords.of(Plain.of(piece.in(text)));
                    add(piece.start(), piece.end(), false);
                }
                case RULE -> {
                    // The row above it is the head of a table.
                    if (!units.isEmpty()) {
                        head = units.get(units.size() - 1).words();
                    }
                }
                case ROW -> add(piece.start(), piece.end(), true);
                case CODE -> addLines(piece);
                case PROSE -> addSentences(piece);
            }
        }

        private void addSentences(MarkdownPiece piece) {
            head = Set.of();
            int start = piece.start();
            for (int end : SentenceEnds.of(piece.in(text))) {
                add(start, piece.start() + end, false);
                start = piece.start() + end;
            }
        }

        private void addLines(MarkdownPiece piece) {
            int start = piece.start();
            while (start <= piece.end() && units.size() < MAX) {
                int next = text.indexOf('\n', start);
                int end = next < 0 || next > piece.end() ? piece.end() : next;
                add(start, end, false);
                start = end + 1;
            }
        }

        private void add(int from, int to, boolean isRow) {
            int start = from;
            while (start < to && Character.isWhitespace(text.charAt(start))) {
                start++;
            }
            var raw = text.substring(start, to);
            var plain = Plain.of(COMMENT_MARK.matcher(raw).replaceAll(""));
            var words = ContentWords.of(plain);
            if (words.isEmpty()) {
                return;
            }
            var context = new HashSet<>(above);
            context.addAll(heading);
            if (isRow) {
                context.addAll(head);
            }
            units.add(new Unit(
                    plain,
                    words,
                    context,
                    KnownValues.of(raw),
                    linesOf(start, start + raw.stripTrailing().length()),
                    isRow));
        }

        private Span.Lines linesOf(int start, int end) {
            int first = passage.location().startLine();
            int from = first + breaks(0, start);
            int last = from + breaks(start, end);
            return new Span.Lines(
                    from, Math.min(last, Math.max(from, passage.location().endLine())));
        }

        private int breaks(int from, int to) {
            return (int) text.substring(from, to).chars().filter(c -> c == '\n').count();
        }
    }
}
