package dev.docent.evidence;

import dev.docent.citation.CitationPlace;
import dev.docent.corpus.SentenceEnds;
import dev.docent.evidence.MarkdownPiece.PieceForm;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds what the citations of an answer cover. A citation covers its sentence, from the citation before it in the same
 * sentence on. One that follows the end of a sentence belongs to that sentence; one that begins a paragraph covers the
 * sentence that follows; and one that stands alone covers the paragraph or the code above it.
 */
final class ClaimReader {
    /** The most citations of one answer that are read, 120; further ones are not checked. */
    static final int MAX = 120;

    /** The longest statement, in UTF-16 units: 2000. Of a longer one, the end counts. */
    private static final int MAX_CHARS = 2_000;

    /** The most values of one statement that are looked up. */
    private static final int MAX_LITERALS = 24;

    /** The fewest words between two citations that make a statement of their own; of fewer, the whole sentence counts. */
    private static final int OWN_WORDS = 2;

    private static final Pattern QUOTED =
            Pattern.compile("\"([^\"\\n]{4,600})\"|“([^”\\n]{4,600})”|„([^“”\\n]{4,600})[“”]|«([^»\\n]{4,600})»");
    private static final Pattern CODE = Pattern.compile("(?<!`)`++([^`\\n]++)`+");
    private static final Pattern JOINS = Pattern.compile("[\\s,;.:()*_]*");
    private static final Pattern EDGE = Pattern.compile("[\\s,;:>|*_#-]*");

    private final String text;
    private final List<CitationPlace> places;
    private final NavigableMap<Integer, Integer> marked = new TreeMap<>();
    private final List<Claim> claims = new ArrayList<>();
    private int next;

    private ClaimReader(String text, List<CitationPlace> places) {
        this.text = text;
        this.places = places.subList(0, Math.min(MAX, places.size()));
        places.forEach(place -> marked.put(place.start(), place.end()));
    }

    /**
     * Returns what the citations cover, in their order.
     *
     * @param places where it has citations
     */
    static List<Claim> of(String text, List<CitationPlace> places) {
        var reader = new ClaimReader(text, places);
        if (!reader.places.isEmpty()) {
            reader.read();
        }
        return List.copyOf(reader.claims);
    }

    private void read() {
        @Nullable MarkdownPiece before = null;
        for (var piece : MarkdownPiece.of(text)) {
            var within = placesIn(piece);
            if (!within.isEmpty() && piece.form() != PieceForm.CODE) {
                read(piece, groups(within), before);
            }
            before = piece.form() == PieceForm.RULE || isOnlyCitations(piece, within) ? before : piece;
        }
    }

    /** Returns the citations of the next piece. */
    private List<CitationPlace> placesIn(MarkdownPiece piece) {
        while (next < places.size() && places.get(next).start() < piece.start()) {
            next++;
        }
        int first = next;
        while (next < places.size() && places.get(next).end() <= piece.end()) {
            next++;
        }
        return places.subList(first, next);
    }

    private boolean isOnlyCitations(MarkdownPiece piece, List<CitationPlace> within) {
        return !within.isEmpty()
                && ContentWords.of(withoutCitations(piece.start(), piece.end(), within))
                        .isEmpty();
    }

    private String withoutCitations(int from, int to, List<CitationPlace> within) {
        var rest = new StringBuilder();
        int at = from;
        for (var place : within) {
            if (place.start() >= at && place.end() <= to) {
                rest.append(text, at, place.start()).append(' ');
                at = place.end();
            }
        }
        return rest.append(text, Math.min(at, to), to).toString();
    }

    /** Joins citations with nothing but marks between them. */
    private List<CitationPlace> groups(List<CitationPlace> within) {
        var groups = new ArrayList<CitationPlace>();
        for (var place : within) {
            int last = groups.size() - 1;
            if (last >= 0
                    && JOINS.matcher(text.substring(groups.get(last).end(), place.start()))
                            .matches()) {
                var both = new ArrayList<>(groups.get(last).numbers());
                both.addAll(place.numbers());
                groups.set(last, new CitationPlace(groups.get(last).start(), place.end(), both));
            } else {
                groups.add(place);
            }
        }
        return groups;
    }

    private void read(MarkdownPiece piece, List<CitationPlace> groups, @Nullable MarkdownPiece before) {
        int covered = piece.start();
        var ends = SentenceEnds.of(piece.in(text)).stream()
                .map(end -> piece.start() + end)
                .toList();
        for (var group : groups) {
            int sentence = sentenceAt(piece, ends, group.start());
            int from = Math.max(sentence, covered);
            if (saysLittle(from, group.start())) {
                from = sentence;
            }
            if (saysNothing(from, group.start())) {
                int end = endOfSentence(piece, ends, group.end());
                if (!saysNothing(group.end(), end)) {
                    add(group.end(), end, group);
                } else if (before != null) {
                    add(before, group);
                }
            } else {
                add(from, group.start(), group);
            }
            covered = group.end();
        }
    }

    /** Returns where the sentence begins that a citation here belongs to: the one before, if nothing is in between. */
    private int sentenceAt(MarkdownPiece piece, List<Integer> ends, int at) {
        if (piece.form() == PieceForm.ROW) {
            return piece.start();
        }
        int start = piece.start();
        int earlier = start;
        for (int end : ends) {
            if (end > at) {
                break;
            }
            earlier = start;
            start = end;
        }
        return saysNothing(start, at) ? earlier : start;
    }

    private int endOfSentence(MarkdownPiece piece, List<Integer> ends, int at) {
        return ends.stream()
                .filter(end -> end > at && !saysNothing(at, end))
                .findFirst()
                .orElse(piece.end());
    }

    private boolean saysNothing(int from, int to) {
        var between = text.substring(from, to);
        return between.codePoints().noneMatch(Character::isLetter)
                && Plain.of(between).codePoints().noneMatch(Character::isDigit);
    }

    private boolean saysLittle(int from, int to) {
        return ContentWords.of(Plain.of(text.substring(from, to))).size() < OWN_WORDS;
    }

    private void add(MarkdownPiece piece, CitationPlace group) {
        if (piece.form() == PieceForm.CODE) {
            var code = text.substring(Math.max(piece.start(), piece.end() - MAX_CHARS), piece.end());
            var numbers = List.copyOf(new LinkedHashSet<>(group.numbers()));
            var whole = new Claim.Quotation(piece.end() - code.length(), piece.end(), code, true);
            claims.add(new Claim(whole.start(), piece.end(), numbers, Plain.of(code), List.of(), List.of(whole)));
        } else {
            add(piece.start(), piece.end(), group);
        }
    }

    private void add(int from, int to, CitationPlace group) {
        int start = Math.max(from, to - MAX_CHARS);
        int end = to;
        var edge = EDGE.matcher(text).region(start, end);
        start = edge.lookingAt() ? edge.end() : start;
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        var covered = text.substring(start, end);
        int offset = start;
        var literals = ExactValues.in(covered, at -> isCited(offset + at)).stream()
                .limit(MAX_LITERALS)
                .map(it -> new ExactValue(
                        it.kind(), it.text(), offset + it.start(), it.amount(), it.loose(), it.rounded()))
                .toList();
        claims.add(new Claim(
                start,
                end,
                List.copyOf(new LinkedHashSet<>(group.numbers())),
                Plain.of(covered),
                literals,
                quotations(covered, offset)));
    }

    private boolean isCited(int at) {
        var place = marked.floorEntry(at);
        return place != null && at < place.getValue();
    }

    private static List<Claim.Quotation> quotations(String covered, int offset) {
        var quotations = new ArrayList<Claim.Quotation>();
        QUOTED.matcher(covered).results().forEach(found -> {
            for (int group = 1; group <= found.groupCount(); group++) {
                if (found.group(group) != null) {
                    add(quotations, offset + found.start(group), found.group(group), false);
                }
            }
        });
        CODE.matcher(covered)
                .results()
                .forEach(found -> add(quotations, offset + found.start(1), found.group(1), true));
        return quotations;
    }

    /** A single word is a name: it is looked up as a literal, or it stands in quotation marks for another reason. */
    private static void add(List<Claim.Quotation> quotations, int start, String quoted, boolean inCode) {
        if (quoted.strip().indexOf(' ') > 0) {
            quotations.add(new Claim.Quotation(start, start + quoted.length(), quoted, inCode));
        }
    }
}
