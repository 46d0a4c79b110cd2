package dev.docent.web;

import dev.docent.answer.Answer;
import dev.docent.conversation.Turn;
import dev.docent.conversation.TurnStatus;
import dev.docent.journal.Frame;
import dev.docent.journal.NumberedFrame;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The JSON object of a turn for clients. Its names are the names on the wire (docs/http-api.md). */
final class TurnView {
    private TurnView() {}

    /**
     * Returns a turn as it is stored, or as far as it has been written.
     *
     * @param live its answer, if this process writes it
     * @param outdated finds out whether it is older than its sources
     */
    static Map<String, @Nullable Object> of(Turn turn, @Nullable Answer live, OutdatedAnswers outdated) {
        if (turn.status() != TurnStatus.RUNNING || live == null) {
            var shown = outdated.now(turn.frames());
            return of(turn, turn.text(), details(shown), null);
        }
        var frames = live.journal().framesAfter(0, Integer.MAX_VALUE).stream()
                .map(NumberedFrame::frame)
                .toList();
        return of(turn, Turn.text(frames.stream()), details(Turn.shown(frames.stream())), frames.size());
    }

    /** @param frames while it runs, the number of the last frame in the text */
    private static Map<String, @Nullable Object> of(
            Turn turn, String text, Map<String, Object> details, @Nullable Integer frames) {
        var view = new LinkedHashMap<String, @Nullable Object>();
        view.put("answer", turn.answer());
        view.put("conversation", turn.conversation());
        view.put("parent", turn.parent());
        view.put("question", turn.question());
        view.put("text", text);
        view.put("status", turn.status());
        view.put("model", turn.model());
        view.put("frames", frames);
        view.put("details", details);
        view.put("askedAt", turn.askedAt().toString());
        view.put("endedAt", Objects.toString(turn.endedAt(), null));
        view.put("continues", turn.continues());
        view.put("scope", turn.scope().isNone() ? null : turn.scope());
        view.values().removeIf(Objects::isNull);
        return view;
    }

    /** Returns the details of an answer that was compared with its documents. */
    private static Map<String, Object> details(OutdatedAnswers.Shown shown) {
        var details = details(shown.frames());
        if (!shown.moved().isEmpty()) {
            details.put("moved", shown.moved());
        }
        return details;
    }

    private static Frame.Sources allSources(List<Frame> shown) {
        var lists = shown.stream()
                .filter(Frame.Sources.class::isInstance)
                .map(Frame.Sources.class::cast)
                .toList();
        return new Frame.Sources(
                lists.stream().flatMap(list -> list.sources().stream()).toList(),
                lists.get(0).searched());
    }

    /** Returns the data of frames by event name. There may be several notices, which are an array, and several lists of sources. */
    private static Map<String, Object> details(List<Frame> shown) {
        var details = new LinkedHashMap<String, Object>();
        for (var frame : shown) {
            if (frame instanceof Frame.Notice) {
                details.computeIfAbsent(
                        "notices",
                        name -> shown.stream()
                                .filter(Frame.Notice.class::isInstance)
                                .toList());
            } else if (frame instanceof Frame.Sources) {
                details.computeIfAbsent("sources", name -> allSources(shown));
            } else {
                details.put(Frame.CODEC.event(frame), frame);
            }
        }
        return details;
    }
}
