package dev.docent.web;

import dev.docent.conversation.Turn;
import dev.docent.json.Json;
import dev.docent.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A turn as callers see it. The components are the fields on the wire (docs/http-api.md).
 *
 * @param answer the id of the answer
 * @param conversation the id of its conversation
 * @param question what was asked
 * @param text the text of the answer so far
 * @param status {@code running}, {@code done}, {@code error} or {@code interrupted}
 * @param model the name of the model
 * @param frames while it runs, the number of the frame up to which {@code text} goes
 * @param details the frames {@code sources}, {@code citations}, {@code done} or {@code error} of an ended answer
 * @param askedAt ISO 8601
 * @param endedAt ISO 8601
 * @param continues the id of the answer that this one continues
 */
record TurnView(
        String answer,
        String conversation,
        String question,
        String text,
        String status,
        String model,
        Optional<Integer> frames,
        Map<String, JsonValue> details,
        String askedAt,
        Optional<String> endedAt,
        Optional<String> continues) {
    static TurnView of(Turn turn) {
        return new TurnView(
                turn.answer(),
                turn.conversation(),
                turn.question(),
                turn.text(),
                turn.status().wireName(),
                turn.model(),
                Optional.empty(),
                details(turn),
                turn.askedAt().toString(),
                turn.endedAt().map(Object::toString),
                turn.continues());
    }

    TurnView writtenSoFar(String textSoFar, int frame) {
        return new TurnView(
                answer,
                conversation,
                question,
                textSoFar,
                status,
                model,
                Optional.of(frame),
                details,
                askedAt,
                endedAt,
                continues);
    }

    private static Map<String, JsonValue> details(Turn turn) {
        var details = new LinkedHashMap<String, JsonValue>();
        turn.details()
                .map(Json::parse)
                .ifPresent(json -> json.fieldNames().forEach(field -> details.put(field, json.get(field))));
        return details;
    }
}
