package dev.docent.web;

import dev.docent.answer.SourceFrames;
import dev.docent.journal.CitationProof.CheckedCitation;
import dev.docent.journal.CitationProof.CitedLines;
import dev.docent.journal.Frame;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The lines that an answer cites, where they are now. Immutable.
 *
 * @param documents the documents of now
 * @param all the cited lines that are still there, with how far they have moved
 */
record MovedLines(CurrentDocuments documents, List<Move> all) {
    /**
     * Lines that are still there.
     *
     * @param by how many lines further down they are now
     */
    record Move(CitedLines cited, int by) {
        private boolean covers(CheckedCitation citation) {
            return citation.n() == cited.n()
                    && citation.startLine() != null
                    && citation.endLine() != null
                    && citation.startLine() >= cited.startLine()
                    && citation.endLine() <= cited.endLine();
        }
    }

    /** Returns the numbers of the sources whose lines have moved, ascending. */
    List<Integer> numbers() {
        return all.stream()
                .filter(move -> move.by() != 0)
                .map(move -> move.cited().n())
                .distinct()
                .sorted()
                .toList();
    }

    /** Returns the frames of the answer with the places of now. */
    List<Frame> applied(List<Frame> shown) {
        return numbers().isEmpty() ? shown : shown.stream().map(this::now).toList();
    }

    private Frame now(Frame frame) {
        if (frame instanceof Frame.Sources sources) {
            return sources.map(this::now);
        }
        return frame instanceof Frame.Citations citations ? now(citations) : frame;
    }

    /** A passage whose lines have moved differently covers all of them. */
    private Frame.Source now(Frame.Source source) {
        var by = all.stream()
                .filter(move -> move.cited().n() == source.n())
                .collect(Collectors.summarizingInt(Move::by));
        if (by.getCount() == 0 || (by.getMin() == 0 && by.getMax() == 0)) {
            return source;
        }
        var was = source.where();
        return documents
                .location(was.path(), was.startLine() + by.getMin(), was.endLine() + by.getMax())
                .map(now -> SourceFrames.at(source, now, documents.origins()))
                .orElse(source);
    }

    private Frame.Citations now(Frame.Citations citations) {
        return new Frame.Citations(
                citations.used(),
                mapped(citations.checked(), this::now),
                citations.unsupported(),
                mapped(citations.spans(), this::now),
                citations.unchecked());
    }

    private static <T> @Nullable List<T> mapped(@Nullable List<T> list, UnaryOperator<T> change) {
        return list == null ? null : list.stream().map(change).toList();
    }

    private CitedLines now(CitedLines cited) {
        int by = all.stream()
                .filter(move -> move.cited().equals(cited))
                .mapToInt(Move::by)
                .findFirst()
                .orElse(0);
        return new CitedLines(cited.n(), cited.startLine() + by, cited.endLine() + by, cited.hash());
    }

    private CheckedCitation now(CheckedCitation citation) {
        var move = all.stream().filter(it -> it.covers(citation)).findFirst();
        if (move.isEmpty() || citation.startLine() == null || citation.endLine() == null) {
            return citation;
        }
        int by = move.get().by();
        return new CheckedCitation(
                citation.n(),
                citation.start(),
                citation.end(),
                citation.support(),
                citation.startLine() + by,
                citation.endLine() + by);
    }
}
