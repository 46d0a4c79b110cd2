package dev.docent.evaluation;

import dev.docent.evaluation.AskedReply.FoundSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the events of an answer. One thread at a time. */
final class ReplyCollector {
    private final Map<Integer, FoundSource> sources = new LinkedHashMap<>();
    private final StringBuilder text = new StringBuilder();
    private final List<AskedReply.Checked> checked = new ArrayList<>();
    private String conversation = "";
    private String model = "";
    private boolean notInDocuments;
    private boolean ended;
    private @Nullable String failure;
    private double millisToSources;

    void source(FoundSource source) {
        sources.put(source.n(), source);
    }

    List<FoundSource> sources() {
        return List.copyOf(sources.values());
    }

    void began(String id, String name) {
        conversation = id;
        model = name;
    }

    /** Notes when sources came; the first ones count. */
    void sourcesAt(double millis) {
        millisToSources = millisToSources == 0 ? millis : millisToSources;
    }

    void text(String delta) {
        text.append(delta);
    }

    void notInDocuments() {
        notInDocuments = true;
    }

    void checked(int n, double support) {
        checked.add(new AskedReply.Checked(n, support));
    }

    void failed(String why) {
        failure = why;
        ended = true;
    }

    void done() {
        ended = true;
    }

    /**
     * Returns the reply.
     *
     * @param read the sources with their lines
     * @param millis the time since the question
     */
    AskedReply reply(List<FoundSource> read, double millis) {
        var why = failure == null && !ended ? "the stream ended before the answer did" : failure;
        return new AskedReply(
                conversation,
                model,
                read,
                new AskedReply.AnswerText(text.toString(), notInDocuments, checked, why),
                new AskedReply.ReplyTimes(millisToSources, millis));
    }
}
