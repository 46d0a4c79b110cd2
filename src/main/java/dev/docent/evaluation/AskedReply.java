package dev.docent.evaluation;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a Docent answered. Immutable.
 *
 * @param conversation the id of the conversation; empty if the answer did not begin
 * @param model the model that was asked
 * @param sources the passages, in their order
 * @param said the answer
 * @param times how long it took
 */
record AskedReply(String conversation, String model, List<FoundSource> sources, AnswerText said, ReplyTimes times) {
    /**
     * A passage.
     *
     * @param n its number in the text
     * @param title the title of its document, and its heading
     * @param start its first line, from 1
     * @param end its last line
     * @param text its lines
     */
    record FoundSource(int n, String title, String path, int start, int end, String text) {
        String place() {
            return path + " " + start + "-" + end;
        }
    }

    /**
     * The text of an answer, and what Docent says about it.
     *
     * @param notInDocuments whether it says that the documents do not answer the question
     * @param checked what Docent found when it compared cited sentences with their passages; none if it does not compare
     * @param failure why the answer failed, in words for people; null if it did not
     */
    record AnswerText(
            String text,
            boolean notInDocuments,
            List<Checked> checked,
            @Nullable String failure) {
        AnswerText {
            checked = List.copyOf(checked);
        }
    }

    /** How well a passage supports a sentence that cites it, from 0 to 1. */
    record Checked(int n, double support) {}

    /**
     * Milliseconds since the question.
     *
     * @param passages when the passages had come; 0 if none came
     * @param end when the answer had ended
     */
    record ReplyTimes(double passages, double end) {}

    AskedReply {
        sources = List.copyOf(sources);
    }

    /** Returns the sources as what was found. */
    List<FoundText> found() {
        return sources.stream()
                .map(source -> new FoundText(source.path(), source.text()))
                .toList();
    }

    Optional<FoundSource> source(int n) {
        return sources.stream().filter(source -> source.n() == n).findFirst();
    }
}
