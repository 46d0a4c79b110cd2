package dev.docent.answer;

import dev.docent.conversation.Turn;
import dev.docent.journal.Frame;
import dev.docent.journal.Journal;
import dev.docent.security.Caller;

/**
 * An answer that is being written, or ended recently: its journal and its owner. Thread-safe.
 *
 * <p>Call {@link #readerJoined} when you open a connection, and {@link #readerLeft} when it has closed: an answer that
 * nobody reads ends after the grace period.
 */
public final class Answer {
    private final String id;
    private final String conversation;
    private final Question question;
    private final String model;
    private final Journal<Frame> journal;
    private final Readers readers;

    Answer(String id, String conversation, Question question, String model, Journal<Frame> journal, Readers readers) {
        this.id = id;
        this.conversation = conversation;
        this.question = question;
        this.model = model;
        this.journal = journal;
        this.readers = readers;
    }

    /** Returns an answer that has ended and comes from the database. */
    static Answer stored(Caller caller, Turn turn, Journal<Frame> journal) {
        var question = new Question(
                caller,
                new Question.Asked(turn.question(), turn.model(), turn.scope()),
                new Question.Destination(turn.conversation(), turn.continues()),
                turn.idempotencyKey());
        return new Answer(turn.answer(), turn.conversation(), question, turn.model(), journal, Readers.NOBODY_WAITS);
    }

    /** Returns the id: unguessable, unique. */
    public String id() {
        return id;
    }

    /** Returns the id of the conversation that it belongs to. */
    public String conversation() {
        return conversation;
    }

    /** Returns what was asked, and by whom. */
    public Question question() {
        return question;
    }

    /** Returns the name of the model that answers. */
    public String model() {
        return model;
    }

    /** Returns the log of the answer. */
    public Journal<Frame> journal() {
        return journal;
    }

    /** Counts a connection that reads from now on. */
    public void readerJoined() {
        readers.joined();
    }

    /** Counts a connection that has closed. */
    public void readerLeft() {
        readers.left();
    }
}
