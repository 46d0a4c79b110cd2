package dev.docent.web;

import dev.docent.corpus.Span;
import dev.docent.evidence.Freshness;
import dev.docent.index.ChunkIndex;
import dev.docent.index.StoredDocument;
import dev.docent.journal.CitationProof;
import dev.docent.journal.Frame;
import dev.docent.journal.NoticeCode;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds answers that are older than their sources: the lines that they cite have changed since. For one request; one thread
 * at a time.
 */
final class OutdatedAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(OutdatedAnswers.class);

    /** How many documents the notice names. */
    private static final int NAMED = 3;

    private final ChunkIndex index;
    private final Freshness freshness;

    /** @param index has the documents as they are now */
    OutdatedAnswers(ChunkIndex index) {
        this.index = index;
        this.freshness = new Freshness(path -> index.document(path).map(StoredDocument::text));
    }

    /**
     * Returns what the reader of an answer must know, from the frames that show it; empty if nothing has changed, or if the
     * index cannot be read.
     */
    Optional<Frame.Notice> notice(List<Frame> shown) {
        try {
            return compare(shown);
        } catch (RuntimeException e) {
            // Answers are read from the database, and must not fail with the index.
            LOG.warn("An answer could not be compared with its sources", e);
            return Optional.empty();
        }
    }

    private Optional<Frame.Notice> compare(List<Frame> shown) {
        var sources = new HashMap<Integer, Frame.Origin>();
        shown.stream()
                .filter(Frame.Sources.class::isInstance)
                .flatMap(frame -> ((Frame.Sources) frame).sources().stream())
                .forEach(source -> sources.put(source.n(), source.where()));
        var changed = shown.stream()
                .filter(Frame.Citations.class::isInstance)
                .map(frame -> ((Frame.Citations) frame).spans())
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .filter(cited -> hasChanged(sources.get(cited.n()), cited))
                .map(cited -> Objects.requireNonNull(sources.get(cited.n())).path())
                .distinct()
                .toList();
        return changed.isEmpty() ? Optional.empty() : Optional.of(notice(changed, changed.size()));
    }

    private boolean hasChanged(Frame.@Nullable Origin source, CitationProof.CitedLines cited) {
        return source != null
                && !isOfRevision(source)
                && freshness.hasChanged(
                        source.path(), new Span.Lines(cited.startLine(), cited.endLine()), cited.hash());
    }

    /** A document of the same revision has the same text, so it is not read. */
    private boolean isOfRevision(Frame.Origin source) {
        return source.revision() != null
                && index.revision(source.path())
                        .filter(source.revision()::equals)
                        .isPresent();
    }

    private static Frame.Notice notice(List<String> paths, int count) {
        var named = String.join(", ", paths.subList(0, Math.min(NAMED, count)));
        var others = count > NAMED ? " and " + (count - NAMED) + " more" : "";
        return new Frame.Notice(
                NoticeCode.OUTDATED,
                "This answer is older than its sources. What it cites has changed since in " + named + others
                        + ". Ask again for an answer from the current text.");
    }
}
