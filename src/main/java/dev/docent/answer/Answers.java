package dev.docent.answer;

import dev.docent.conversation.ConversationStore;
import dev.docent.conversation.StoreShares;
import dev.docent.model.ChatModel;
import dev.docent.problem.Reason;
import dev.docent.problem.Refusal;
import dev.docent.security.Caller;
import dev.docent.threads.ShareExhaustedException;
import dev.docent.threads.Shares;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * All answers that are being written or can still be read: it admits questions, begins their answers, and finds answers.
 * Thread-safe; nothing here waits.
 *
 * <p>A question is checked and counted first, then it is stored, and only then anything is spent on it. The answer's
 * journal is there at once. Passages and the model's text follow when they are ready.
 */
public final class Answers implements AutoCloseable {
    private final AnswerSettings settings;
    private final AnswerSources sources;
    private final Turns turns;
    private final StoredAnswers stored;
    private final LiveAnswers inMemory;
    private final RunningTurns running;
    private final Admission admission;
    private final WaitingLine line;
    private final Shares reads;
    private final Shares writes;
    private final ScheduledExecutorService scheduler;
    private final LongSupplier nanoTime;
    private final Steps.Means steps;

    /**
     * Creates it without an answer.
     *
     * @param shares run tasks that access the store; {@link Shares#OURS} is for what is done for all users together
     * @param checks compare the citations of answers with their passages
     */
    public Answers(
            AnswerSettings settings,
            AnswerSources sources,
            ConversationStore store,
            StoreShares shares,
            CitationChecks checks,
            AnswerRuntime runtime) {
        var retention = settings.times().retention();
        this.settings = settings;
        this.sources = sources;
        this.scheduler = runtime.scheduler();
        this.nanoTime = runtime.nanoTime();
        this.steps = new Steps.Means(sources, checks, settings.looks(), runtime.threads(), runtime.nanoTime());
        this.reads = shares.reads();
        this.writes = shares.writes();
        this.turns = new Turns(store, settings.sizes().turnsPerConversation(), runtime.clock(), runtime.ids());
        this.stored = new StoredAnswers(store, runtime.clock(), retention);
        this.inMemory = new LiveAnswers(settings.sizes().endedBytes(), scheduler, retention);
        this.running = new RunningTurns(store, writes.of(Shares.OURS), scheduler, runtime.clock(), inMemory, retention);
        this.admission = new Admission(settings, running);
        this.line = new WaitingLine(runtime.threads(), runtime.answersAtOnce(), scheduler);
    }

    /** Creates it without an answer; citations are not checked. */
    public Answers(
            AnswerSettings settings,
            AnswerSources sources,
            ConversationStore store,
            StoreShares shares,
            AnswerRuntime runtime) {
        this(settings, sources, store, shares, CitationChecks.OFF, runtime);
    }

    /**
     * Asks a question, or attaches to the answer of the same question with the same idempotency key.
     *
     * @return the answer, its first frame appended; fails with a {@link Refusal}
     * @throws Refusal if the question breaks a rule or a limit
     */
    public CompletionStage<Answer> ask(Question question) {
        admission.check(question);
        var model = sources.models().choose(question.model());
        return admission.admit(question, ticket -> beginLater(ticket, model));
    }

    private void beginLater(Ticket ticket, ChatModel model) {
        try {
            writes.of(ticket.caller().id()).execute(() -> begin(ticket, model));
        } catch (ShareExhaustedException e) {
            throw e;
        } catch (RejectedExecutionException e) {
            throw busy(e);
        }
    }

    private static Refusal busy(RejectedExecutionException cause) {
        var refusal = new Refusal(Reason.OVERLOADED, "Docent is busy. Try again shortly.", Duration.ofSeconds(5));
        refusal.initCause(cause);
        return refusal;
    }

    private void begin(Ticket ticket, ChatModel model) {
        try {
            stored.find(ticket.question(), 0).ifPresentOrElse(ticket::giveWayTo, () -> start(ticket, model));
        } catch (Throwable e) {
            // An Error too, because somebody waits for the answer, and it has a place.
            ticket.refuse(e);
        }
    }

    private void start(Ticket ticket, ChatModel model) {
        var question = ticket.question();
        var context = turns.contextOf(question);
        var turn = turns.prepare(question, model.name(), context.scope());
        var live = new LiveAnswer(ticket, turn, settings, running, scheduler, nanoTime);
        var task = new AnswerTask(live, context, model, steps, settings.passages());
        // Everything that the answer needs exists now, so that from here on each failure is an end of the answer.
        live.begin(turns.begin(question, turn), task, line);
    }

    /**
     * Returns the answer of the same question with the same idempotency key, of this process or an earlier one.
     *
     * @param after the number of the last frame that the reader has seen
     * @return the answer; fails with a {@link Refusal} if it can no longer be read
     * @throws Refusal if the key belongs to another question
     */
    public CompletionStage<Answer> attach(Question question, int after) {
        return admission
                .find(question)
                .orElseGet(() -> read(
                        question.caller(), () -> stored.find(question, after).orElseThrow(Answers::gone)));
    }

    private <T> CompletionStage<T> read(Caller caller, Supplier<T> what) {
        return CompletableFuture.supplyAsync(what, reads.of(caller.id()));
    }

    private static Refusal gone() {
        return new Refusal(
                Reason.NOT_FOUND,
                "answer_gone",
                "This answer can no longer be resumed as a stream. Ask again without Last-Event-ID, or read the"
                        + " conversation.");
    }

    /**
     * Returns an answer of this user whose events can be read, of this process or an earlier one.
     *
     * @param after the number of the last frame that the reader has seen
     * @return the answer; fails with a {@link Refusal} if it can no longer be read
     */
    public CompletionStage<Answer> read(Caller caller, String id, int after) {
        return find(caller, id)
                .<CompletionStage<Answer>>map(CompletableFuture::completedFuture)
                .orElseGet(() -> read(
                        caller,
                        () -> stored.find(caller, id, after).orElseThrow(() -> Refusal.notFound("answer", id))));
    }

    /** Returns an answer of this user that is in memory: it is being written, or it ended a short while ago. */
    public Optional<Answer> find(Caller caller, String id) {
        return inMemory.find(caller, id).map(LiveAnswer::answer);
    }

    /**
     * Stops the model call of an answer; does nothing if the answer has ended.
     *
     * @param keepUntil the number of the last frame whose text is kept; {@link Integer#MAX_VALUE} for all of it
     * @return completes when that is done; fails with a {@link Refusal} if the user has no such answer
     */
    public CompletionStage<Void> stop(Caller caller, String id, int keepUntil) {
        var live = inMemory.find(caller, id);
        if (live.isPresent()) {
            live.get().stop(Stop.byReader(keepUntil));
            return CompletableFuture.completedFuture(null);
        }
        return CompletableFuture.runAsync(() -> turns.require(caller, id), reads.of(caller.id()));
    }

    /** Returns how many answers are being written. */
    public int running() {
        return admission.running();
    }

    /** Ends the running answers with {@code interrupted} and does not wait, because the container is cutting their readers. */
    public void endNow() {
        admission.close();
        inMemory.stopAll();
    }

    /**
     * Refuses new questions, lets the running answers end for as long as the settings say, and ends the rest with {@code
     * interrupted}. Waits until all are stored.
     */
    @Override
    public void close() {
        admission.close();
        inMemory.endAll(settings.times().shutdown());
    }
}
