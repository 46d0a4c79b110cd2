package dev.docent.web;

import dev.docent.ingest.status.IndexState;
import dev.docent.ingest.status.IndexStatus;
import dev.docent.ingest.status.SourceState;
import dev.docent.journal.Event;
import dev.docent.journal.Frame;
import dev.docent.journal.FrameCodec;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every frame in the journal of a pass over the documents. Immutable. */
public sealed interface PassFrame {
    /** Converts these frames to text and back. */
    FrameCodec<PassFrame> CODEC = FrameCodec.of(PassFrame.class);

    /** The progress of the pass: the components are those of {@link IndexState}. */
    @Event("progress")
    record Progress(
            IndexStatus state,
            int chunks,
            @Nullable String startedAt,
            @Nullable String finishedAt,
            List<SourceState> sources)
            implements PassFrame {
        static Progress of(IndexState state) {
            return new Progress(state.state(), state.chunks(), state.startedAt(), state.finishedAt(), state.sources());
        }
    }

    /**
     * The end of the pass, in the form of the end of an answer without text.
     *
     * @param finish {@link Frame.Finish#STOP}
     * @param length 0
     * @param sha256 the hash of no bytes
     * @param timing empty
     */
    @Event(value = "done", last = true)
    record Done(Frame.Finish finish, long length, String sha256, Map<String, Long> timing) implements PassFrame {
        private static final String EMPTY_SHA256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

        Done() {
            this(Frame.Finish.STOP, 0, EMPTY_SHA256, Map.of());
        }
    }
}
