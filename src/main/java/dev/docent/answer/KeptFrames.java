package dev.docent.answer;

import dev.docent.conversation.Turn;
import dev.docent.journal.Frame;
import dev.docent.json.Json;
import dev.docent.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** The frames that stand in a kept turn's details, as they were. Stateless. */
final class KeptFrames {
    private KeptFrames() {}

    private static JsonValue details(Turn turn) {
        return Json.parse(turn.details().orElse("{}"));
    }

    /** Returns how the turn was stopped or finished, if it ended with {@code done}. */
    static Optional<String> finish(Turn turn) {
        return details(turn).get("done").get("finish").text();
    }

    static Frame.Sources sources(Turn turn) {
        return new Frame.Sources(details(turn).get("sources").get("sources").elements().stream()
                .map(KeptFrames::source)
                .toList());
    }

    /** Returns how many sources the turn had, numbered from 1. */
    static int sourceCount(Turn turn) {
        return details(turn).get("sources").get("sources").elements().size();
    }

    private static Frame.Source source(JsonValue json) {
        return new Frame.Source(
                number(json, "n"),
                text(json, "title"),
                text(json, "path"),
                number(json, "startLine"),
                number(json, "endLine"),
                json.get("revision").text(),
                text(json, "url"),
                json.get("score").number().orElse(0.0),
                text(json, "excerpt"));
    }

    /** Returns the notices, in their order. */
    static List<Frame> notices(Turn turn) {
        return details(turn).get("notices").elements().stream()
                .<Frame>map(json -> new Frame.Notice(text(json, "code"), text(json, "message")))
                .toList();
    }

    static Frame.Citations citations(Turn turn) {
        return new Frame.Citations(details(turn).get("citations").get("used").elements().stream()
                .map(used -> used.integer().orElse(0L).intValue())
                .toList());
    }

    /** Returns the frame that ended the turn; for one that was cut by the end of its process, that it was interrupted. */
    static Frame last(Turn turn) {
        var details = details(turn);
        var done = details.get("done");
        if (done.isObject()) {
            return done(done);
        }
        var error = details.get("error");
        if (error.isObject()) {
            return new Frame.Failed(
                    text(error, "code"),
                    text(error, "message"),
                    error.get("retryable").bool().orElse(true),
                    error.get("retryAfter").integer());
        }
        return Outcome.stopped(StopCause.SHUTDOWN, Integer.MAX_VALUE, Outcome.Facts.NONE)
                .lastFrame(turn.text());
    }

    private static Frame.Done done(JsonValue json) {
        var timing = new LinkedHashMap<String, Long>();
        for (var phase : names(json.get("timing"))) {
            timing.put(phase, json.get("timing").get(phase).integer().orElse(0L));
        }
        return new Frame.Done(
                text(json, "finish"),
                usage(json.get("usage")),
                json.get("length").integer().orElse(0L),
                text(json, "sha256"),
                timing,
                json.get("model").text());
    }

    private static Optional<Frame.Usage> usage(JsonValue json) {
        return json.isObject()
                ? Optional.of(new Frame.Usage(
                        json.get("inputTokens").integer().orElse(0L),
                        json.get("outputTokens").integer().orElse(0L),
                        json.get("estimated").bool(),
                        json.get("cost").number()))
                : Optional.empty();
    }

    private static List<String> names(JsonValue json) {
        return json.isObject() ? json.fieldNames() : List.of();
    }

    private static String text(JsonValue json, String field) {
        return json.get(field).text().orElse("");
    }

    private static int number(JsonValue json, String field) {
        return json.get(field).integer().orElse(0L).intValue();
    }
}
