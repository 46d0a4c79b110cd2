package dev.docent.journal;

import dev.docent.json.Inline;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Every frame in the journal of an answer. The names of the components are the names on the wire (docs/http-api.md).
 * Databases also contain frames of earlier versions: a component that is added later is {@link Nullable}. Immutable.
 */
public sealed interface Frame {
    /** Converts these frames to text and back. */
    FrameCodec<Frame> CODEC = FrameCodec.of(Frame.class);

    /**
     * The first frame of every answer.
     *
     * @param answer the id of the answer
     * @param conversation the id of its conversation
     * @param model the name of the model that answers
     */
    @Event("start")
    record Start(String answer, String conversation, String model) implements Frame {}

    /**
     * What Docent does before text comes.
     *
     * @param phase what Docent is doing
     * @param position how many questions are served before this one, while queued
     * @param attempt the number of this try, while retrying
     * @param detail a sentence for the reader
     */
    @Event("status")
    record Status(
            Phase phase,
            @Nullable Integer position,
            @Nullable Integer attempt,
            @Nullable String detail) implements Frame {
        /** Creates a status with only a phase. */
        public Status(Phase phase) {
            this(phase, null, null, null);
        }

        /** Returns the status of a question that waits for its turn. */
        public static Status queued(int position) {
            return new Status(Phase.QUEUED, position, null, null);
        }

        /** Returns the status of an answer whose model has asked for something. */
        public static Status looking(String detail) {
            return new Status(Phase.LOOKING, null, null, detail);
        }

        /** Returns the status of an answer whose model is asked again, or another one. */
        public static Status retrying(int attempt, String detail) {
            return new Status(Phase.RETRYING, null, attempt, detail);
        }
    }

    /**
     * Something that a reader must know about the answer as a whole.
     *
     * @param code the kind of notice, for programs: one of {@link NoticeCode}
     * @param message the text for the reader, in whole sentences
     */
    @Event("notice")
    record Notice(String code, String message) implements Frame {}

    /**
     * Passages that the answer is based on. There may be several in one answer; their numbers go on.
     *
     * @param sources the passages, numbered as the text cites them
     * @param searched what was searched beside the question itself, in words; null for nothing
     */
    @Event("sources")
    record Sources(List<Source> sources, @Nullable List<String> searched) implements Frame {
        public Sources {
            sources = List.copyOf(sources);
            searched = searched == null || searched.isEmpty() ? null : List.copyOf(searched);
        }

        /** Creates what was found for the question itself. */
        public Sources(List<Source> sources) {
            this(sources, null);
        }

        /** Returns the same with each source changed. */
        public Sources map(UnaryOperator<Source> change) {
            return new Sources(sources.stream().map(change).toList(), searched);
        }
    }

    /**
     * A passage that the answer is based on.
     *
     * @param n its number in the text, from 1
     * @param title the title of its document
     * @param where where it stands in its document
     * @param url where a person can read it, relative to the page
     * @param score how well it matches, between 0 and 1, compared with the others of the same search
     * @param excerpt its beginning
     */
    record Source(int n, String title, @Inline Origin where, String url, double score, String excerpt) {}

    /**
     * Where a passage stands.
     *
     * @param path the path of its document
     * @param startLine its first line, from 1
     * @param endLine its last line, inclusive
     * @param place its pages, slides or the like, if the document has them
     * @param revision the version of the document, if known
     * @param origin the address of its lines where the document comes from, if it has one
     */
    record Origin(
            String path,
            int startLine,
            int endLine,
            @Nullable Place place,
            @Nullable String revision,
            @Nullable String origin) {}

    /**
     * A part of a document in the terms of its format.
     *
     * @param kind what is counted: {@code page}, {@code slide}, {@code cells} (rows), {@code notebook_cell}, {@code email_part}
     * @param from the first, from 1
     * @param to the last, inclusive
     * @param sheet the name of the sheet; null for all but cells
     */
    record Place(String kind, int from, int to, @Nullable String sheet) {}

    /**
     * A delta of the answer.
     *
     * @param text any characters, white space kept exactly
     */
    @Event("")
    record Text(String text) implements Frame, Delta {}

    /** A delta of the model's reasoning; its text has any characters. */
    @Event("reasoning")
    record Reasoning(String text) implements Frame, Delta {}

    /**
     * What the finished text cites, and whether that holds; without the check only {@code used}.
     *
     * @param used the numbers of the sources, ascending
     * @param checked the citations that were compared with their passages, in the order of the text
     * @param unsupported what no passage has, in the order of the text; null if there is nothing
     * @param spans the lines that are cited, by source
     * @param unchecked how many citations were not compared; null for none
     */
    @Event("citations")
    record Citations(
            List<Integer> used,
            @Nullable List<CitationProof.CheckedCitation> checked,
            @Nullable List<CitationProof.UnsupportedText> unsupported,
            @Nullable List<CitationProof.CitedLines> spans,
            @Nullable Integer unchecked)
            implements Frame {
        public Citations {
            used = List.copyOf(used);
            checked = CitationProof.copy(checked);
            unsupported = CitationProof.copy(unsupported);
            spans = CitationProof.copy(spans);
        }
        /** Creates citations that were not checked. */
        public Citations(List<Integer> used) {
            this(used, null, null, null, null);
        }
    }

    /**
     * The end of an answer that failed. What was streamed before stays valid.
     *
     * @param code the kind of failure, for programs
     * @param message the sentence for the reader
     * @param retryable whether the same question may succeed later
     * @param retryAfter the seconds to wait before that, if known
     */
    @Event(value = "error", last = true)
    record Failed(
            String code,
            String message,
            boolean retryable,
            @Nullable Long retryAfter) implements Frame {}

    /**
     * The end of an answer.
     *
     * @param finish why the text ends
     * @param usage what the provider counted, if it says
     * @param length the UTF-16 units of the answer's text: of all text frames together, or after a stop of those that its
     *     reader had seen
     * @param sha256 the SHA-256 of that text's UTF-8 bytes, in hexadecimal
     * @param timing milliseconds by phase
     * @param model the model that answered, if it is not the one that {@link Start} named
     */
    @Event(value = "done", last = true)
    record Done(
            Finish finish,
            @Nullable Usage usage,
            long length,
            String sha256,
            Map<String, Long> timing,
            @Nullable String model)
            implements Frame {
        public Done {
            timing = Collections.unmodifiableMap(new LinkedHashMap<>(timing));
        }
    }

    /** Why the text of an answer ends. */
    enum Finish {
        /** The model finished its answer. */
        STOP,
        /** The model reached its limit of tokens. */
        LENGTH,
        /** A reader stopped the answer. */
        STOPPED,
        /** The provider withheld the rest. */
        FILTERED
    }

    /**
     * The tokens of an answer.
     *
     * @param inputTokens tokens of the prompt
     * @param outputTokens tokens of the answer
     * @param estimated true if the provider did not count them
     * @param cost what they cost, if the model has a price
     * @param cachedInputTokens those tokens of the prompt that came from the provider's cache, if it says
     */
    record Usage(
            long inputTokens,
            long outputTokens,
            @Nullable Boolean estimated,
            @Nullable Double cost,
            @Nullable Long cachedInputTokens) {
        public Usage(long inputTokens, long outputTokens) {
            this(inputTokens, outputTokens, null, null, null);
        }
    }
}
