package dev.docent.ingest.pass;

import dev.docent.format.ParseException;
import dev.docent.index.ChunkIndex;

/** Counts the passages of one source, so that it does not exceed its limit. One thread. */
final class PassageCount {
    private final String source;
    private final int most;
    private final ChunkIndex index;
    private final Pace pace;
    /** How many passages the source has, at most. */
    private long passages;

    /** @param most how many passages the source may have */
    PassageCount(String source, int most, ChunkIndex index, Pace pace) {
        this.source = source;
        this.most = most;
        this.index = index;
        this.pace = pace;
        this.passages = index.chunkCounts().getOrDefault(source, 0);
    }

    /**
     * Counts the passages of a document that is about to be put into the index.
     *
     * @param path its whole path
     * @throws ParseException if the source would have too many passages
     */
    void add(String path, int itsPassages) throws ParseException {
        passages += itsPassages;
        if (passages <= most) {
            return;
        }
        // What was replaced or removed meanwhile was counted too.
        pace.refresh();
        int others = index.chunkCounts().getOrDefault(source, 0) - index.chunkCount(path);
        if (others + itsPassages > most) {
            passages = others;
            throw new ParseException("its " + itsPassages + " passages would be too many for " + source
                    + ", which has " + others + ": docent.index.max-passages-per-source allows " + most
                    + ". Raise the setting, or leave files out");
        }
        passages = (long) others + itsPassages;
    }
}
