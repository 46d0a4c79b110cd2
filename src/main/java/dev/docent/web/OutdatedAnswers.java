package dev.docent.web;

import dev.docent.corpus.Span;
import dev.docent.evidence.Freshness;
import dev.docent.index.StoredDocument;
import dev.docent.journal.CitationProof.CitedLines;
import dev.docent.journal.Frame;
import dev.docent.journal.NoticeCode;
import dev.docent.web.MovedLines.Move;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds what became of the lines that answers cite: they have changed since, are at another place, or their document is not there
 * any more. For one request; one thread at a time.
 */
final class OutdatedAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(OutdatedAnswers.class);

    /** How many documents the notice names. */
    private static final int NAMED = 3;

    private static final String AGAIN = " Ask again for an answer from the current text.";

    private final CurrentDocuments documents;
    private final Freshness freshness;

    /**
     * An answer as it is shown now.
     *
     * @param frames its frames, with the lines of now, and with what its reader must know
     * @param moved the numbers of the sources whose cited lines are at another place now
     */
    record Shown(List<Frame> frames, List<Integer> moved) {}

    OutdatedAnswers(CurrentDocuments documents) {
        this.documents = documents;
        this.freshness = new Freshness(path -> documents.document(path).map(StoredDocument::text));
    }

    /** Compares the frames of an answer with the documents. If the index cannot be read, they stay as they are. */
    Shown now(List<Frame> stored) {
        try {
            return compared(stored);
        } catch (RuntimeException e) {
            // Answers are read from the database, and must not fail with the index.
            LOG.warn("An answer could not be compared with its sources", e);
            return new Shown(stored, List.of());
        }
    }

    private Shown compared(List<Frame> stored) {
        var comparison = new Comparison(sources(stored));
        for (var citations : only(stored, Frame.Citations.class)) {
            citations.used().forEach(comparison::use);
            if (citations.spans() != null) {
                citations.spans().forEach(comparison::cite);
            }
        }
        return comparison.shown(stored);
    }

    /** What was found out about one answer so far. */
    private final class Comparison {
        private final Map<Integer, Frame.Origin> sources;
        private final Set<String> changed = new LinkedHashSet<>();
        private final Set<String> gone = new LinkedHashSet<>();
        private final List<Move> moves = new ArrayList<>();

        Comparison(Map<Integer, Frame.Origin> sources) {
            this.sources = sources;
        }

        /** Notes whether the document of a source that is cited is still there. */
        void use(int number) {
            var source = sources.get(number);
            if (source != null && !isOfRevision(source) && freshness.isGone(source.path())) {
                gone.add(source.path());
            }
        }

        /** Notes where cited lines are. */
        void cite(CitedLines cited) {
            var source = sources.get(cited.n());
            if (source == null) {
                return;
            }
            var found = find(source, cited);
            if (found.fate() == Freshness.Fate.SAME) {
                moves.add(new Move(cited, found.movedBy()));
            } else if (found.fate() == Freshness.Fate.CHANGED) {
                changed.add(source.path());
            }
        }

        Shown shown(List<Frame> stored) {
            var moved = new MovedLines(documents, moves);
            var frames = new ArrayList<>(moved.applied(stored));
            if (!changed.isEmpty() || !gone.isEmpty()) {
                frames.add(new Frame.Notice(NoticeCode.OUTDATED, message(changed, gone)));
            }
            return new Shown(frames, moved.numbers());
        }
    }

    private static Map<Integer, Frame.Origin> sources(List<Frame> stored) {
        var sources = new HashMap<Integer, Frame.Origin>();
        only(stored, Frame.Sources.class).stream()
                .flatMap(found -> found.sources().stream())
                .forEach(source -> sources.put(source.n(), source.where()));
        return sources;
    }

    private static <F extends Frame> List<F> only(List<Frame> frames, Class<F> kind) {
        return frames.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private Freshness.Whereabouts find(Frame.Origin source, CitedLines cited) {
        return isOfRevision(source)
                ? Freshness.Whereabouts.AT_ITS_PLACE
                : freshness.find(source.path(), new Span.Lines(cited.startLine(), cited.endLine()), cited.hash());
    }

    /** A document of the same revision has the same text, so it is not read. */
    private boolean isOfRevision(Frame.Origin source) {
        return source.revision() != null && documents.hasRevision(source.path(), source.revision());
    }

    private static String message(Set<String> changed, Set<String> gone) {
        if (changed.isEmpty()) {
            return "This answer cites what is not in the index now: " + named(gone) + "." + AGAIN;
        }
        return "This answer is older than its sources. What it cites has changed since in " + named(changed) + "."
                + (gone.isEmpty() ? "" : " It also cites what is not in the index now: " + named(gone) + ".")
                + AGAIN;
    }

    private static String named(Set<String> paths) {
        var named = paths.stream().limit(NAMED).toList();
        int others = paths.size() - named.size();
        return String.join(", ", named) + (others > 0 ? " and " + others + " more" : "");
    }
}
