package dev.docent.evaluation;

import dev.docent.json.Json;
import dev.docent.json.JsonValue;
import dev.docent.sse.SseEvent;
import dev.docent.sse.SseListener;
import dev.docent.sse.SseParser;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.function.DoubleSupplier;

/** Reads the events of an answer into a {@link ReplyCollector}. One thread at a time. */
final class AnswerReader {
    /** The codes of notices that say that the documents probably do not answer, whatever the model may then do. */
    private static final Set<String> ABSENT = Set.of("not_in_documents", "outside_documents");

    private static final int BUFFER_BYTES = 16 * 1024;

    private final ReplyCollector collector;
    private final DoubleSupplier millis;

    /** @param millis the time since the question */
    AnswerReader(ReplyCollector collector, DoubleSupplier millis) {
        this.collector = collector;
        this.millis = millis;
    }

    void read(InputStream stream) throws IOException {
        var parser = new SseParser(new SseListener() {}, SseParser.DEFAULT_MAX_EVENT_BYTES, SseParser.AtEnd.DROP, "");
        var buffer = new byte[BUFFER_BYTES];
        for (int length = stream.read(buffer); length >= 0; length = stream.read(buffer)) {
            for (var event : parser.feed(buffer, 0, length)) {
                receive(event);
            }
        }
    }

    private void receive(SseEvent event) {
        var data = Json.parse(event.data());
        switch (event.type()) {
            case "start" -> collector.began(text(data, "conversation"), text(data, "model"));
            case "sources" -> {
                data.get("sources").elements().forEach(source -> collector.source(source(source)));
                collector.sourcesAt(millis.getAsDouble());
            }
            case "message" -> collector.text(text(data, "text"));
            case "notice" -> {
                if (ABSENT.contains(text(data, "code"))) {
                    collector.notInDocuments();
                }
            }
            case "citations" ->
                data.get("checked")
                        .elements()
                        .forEach(each -> collector.checked(
                                number(each, "n"), each.get("support").number().orElse(0.0)));
            case "error" -> collector.failed(text(data, "message"));
            case "done" -> collector.done();
            default -> {
                // Progress, reasoning, and what later versions send.
            }
        }
    }

    private static AskedReply.FoundSource source(JsonValue source) {
        return new AskedReply.FoundSource(
                number(source, "n"),
                text(source, "title"),
                text(source, "path"),
                number(source, "startLine"),
                number(source, "endLine"),
                text(source, "excerpt"));
    }

    private static String text(JsonValue data, String field) {
        return data.get(field).text().orElse("");
    }

    private static int number(JsonValue data, String field) {
        return data.get(field).integer().map(Math::toIntExact).orElse(0);
    }
}
