package dev.docent.conversation;

import java.time.Instant;
import java.util.Optional;

/**
 * A question and its answer.
 *
 * @param answer the id of the answer: unguessable, unique, the key of the turn
 * @param conversation the conversation it belongs to
 * @param question what was asked
 * @param text the text of the answer, as far as it is kept
 * @param status how far it has come
 * @param model the name of the model that answered
 * @param details frames of the answer ({@code sources}, {@code citations}, {@code done} or {@code error}) as one JSON object
 *     with these keys, and all its {@code notices} as an array, for showing the turn again; while it runs, {@code sources} and
 *     {@code notices} at most
 * @param askedAt when the question was asked
 * @param endedAt when the answer ended, if it has
 * @param continues the id of the answer that this one goes on with, if it does
 * @param idempotencyKey the asker's name for this question, if it has one
 */
public record Turn(
        String answer,
        String conversation,
        String question,
        String text,
        TurnStatus status,
        String model,
        Optional<String> details,
        Instant askedAt,
        Optional<Instant> endedAt,
        Optional<String> continues,
        Optional<String> idempotencyKey) {}
