package dev.docent.answer;

import dev.docent.conversation.ConversationStore;
import dev.docent.journal.Frame;
import dev.docent.journal.Journal;
import dev.docent.model.ChatModel;
import dev.docent.problem.Reason;
import dev.docent.problem.Refusal;
import dev.docent.prompt.PromptBuilder;
import dev.docent.retrieval.Retriever;
import dev.docent.security.Caller;
import dev.docent.threads.ShareExhaustedException;
import dev.docent.threads.Shares;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * All answers that are being written or can still be replayed: the conductor of the read side. Thread-safe; nothing here
 * waits.
 *
 * <p>A question is checked and counted first, then it is stored, and only then anything is spent on it. The answer's
 * journal is there at once; passages and model follow in their own time.
 */
public final class Answers implements AutoCloseable {
    private final AnswerSettings settings;
    private final Models models;
    private final Retriever retriever;
    private final PromptBuilder prompts;
    private final RunningTurns running;
    private final Turns turns;
    private final KeptAnswers kept;
    private final Shares reads;
    private final Shares writes;
    private final WaitingLine line;
    private final ScheduledExecutorService scheduler;
    private final LongSupplier nanoTime;
    private final AnswerLimits limits;
    private final IdempotencyKeys keys = new IdempotencyKeys();
    private final LiveAnswers answers = new LiveAnswers();
    private final EndedAnswers ended;
    private volatile boolean stopping;

    /**
     * Creates the conductor.
     *
     * @param reads runs what reads from the database
     * @param writes runs what writes to it; what is done for all users together is {@link Shares#OURS}
     * @param answerThreads runs retrieval
     * @param answersAtOnce how many threads that are
     * @param scheduler runs what is due later; its tasks are short
     * @param nanoTime a clock in nanoseconds, for durations
     * @param ids gives unguessable, unique ids
     */
    public Answers(
            AnswerSettings settings,
            Models models,
            Retriever retriever,
            PromptBuilder prompts,
            ConversationStore store,
            Shares reads,
            Shares writes,
            Executor answerThreads,
            int answersAtOnce,
            ScheduledExecutorService scheduler,
            Clock clock,
            LongSupplier nanoTime,
            Supplier<String> ids) {
        this.settings = settings;
        this.models = models;
        this.retriever = retriever;
        this.prompts = prompts;
        this.running = new RunningTurns(store, writes.of(Shares.OURS), scheduler, clock, settings.retention());
        this.turns = new Turns(store, settings.turnsPerConversation(), clock, ids);
        this.kept = new KeptAnswers(store, clock, settings.retention());
        this.reads = reads;
        this.writes = writes;
        this.line = new WaitingLine(answerThreads, answersAtOnce, scheduler);
        this.scheduler = scheduler;
        this.nanoTime = nanoTime;
        this.ended = new EndedAnswers(settings.endedBytes(), this::letGo);
        this.limits = new AnswerLimits(settings.answers(), settings.answersPerUser());
    }

    /**
     * Asks a question, or attaches to the answer of the same question with the same idempotency key.
     *
     * @return the answer, its first frame appended; fails with a {@link Refusal}
     * @throws Refusal if the question breaks a rule or a limit
     */
    public CompletionStage<Answer> ask(Question question) {
        check(question);
        var model = models.choose(question.model());
        var promise = new CompletableFuture<Answer>();
        var earlier = keys.claim(question, promise);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        try {
            admit(question, model, promise);
        } catch (Throwable e) {
            keys.release(question, promise);
            promise.completeExceptionally(e);
            throw e;
        }
        return promise;
    }

    /**
     * Returns the answer of the same question with the same idempotency key, of this process or of the one before.
     *
     * @param after the number of the last frame that the reader has seen
     * @return the answer; fails with a {@link Refusal} if it is not there any more
     * @throws Refusal if the key belongs to another question
     */
    public CompletionStage<Answer> attach(Question question, int after) {
        var live = keys.find(question);
        if (live.isPresent()) {
            return live.get();
        }
        return CompletableFuture.supplyAsync(
                () -> kept.find(question, after).orElseThrow(Answers::gone),
                reads.of(question.caller().id()));
    }

    private static Refusal gone() {
        return new Refusal(
                Reason.NOT_FOUND,
                "answer_gone",
                "This answer can no longer be resumed as a stream. Ask again without Last-Event-ID, or read the conversation.");
    }

    private void check(Question question) {
        if (question.message().isBlank()) {
            throw new Refusal(
                    Reason.INVALID_FIELD, "empty_message", "The field \"message\" is empty. Set it to your question.");
        }
        if (question.message().length() > settings.questionChars()) {
            throw new Refusal(
                    Reason.TOO_LONG,
                    "message_too_long",
                    "The field \"message\" has " + question.message().length() + " characters; at most "
                            + settings.questionChars() + " are allowed (docent.limits.question-chars).");
        }
        if (stopping) {
            throw new Refusal(Reason.STOPPING, "Docent is restarting. Try again shortly.", Duration.ofSeconds(5));
        }
        if (running.size() >= 2 * settings.answers()) {
            // At most half of them run; the others have ended and wait for the database.
            throw new Refusal(
                    Reason.STORE_FAILED,
                    "Many ended answers cannot be stored at the moment, so Docent accepts no new questions. "
                            + "The server's log says why.",
                    Duration.ofSeconds(5));
        }
    }

    private void admit(Question question, ChatModel model, CompletableFuture<Answer> promise) {
        var permit = limits.acquire(question.caller());
        var live = new LiveAnswer(question, permit, () -> keys.release(question, promise), promise, running, scheduler);
        try {
            writes.of(question.caller().id()).execute(() -> begin(live, model));
        } catch (ShareExhaustedException e) {
            live.refuse(e);
            throw e;
        } catch (RejectedExecutionException e) {
            var refusal = busy(e);
            live.refuse(refusal);
            throw refusal;
        }
    }

    private void begin(LiveAnswer live, ChatModel model) {
        try {
            var earlier = kept.find(live.question(), 0);
            if (earlier.isPresent()) {
                live.giveWayTo(earlier.get());
            } else {
                start(live, model);
            }
        } catch (Throwable e) {
            // An Error too: its asker waits, and its place is taken.
            live.fail(e);
        }
    }

    private void start(LiveAnswer live, ChatModel model) {
        var question = live.question();
        var context = turns.contextOf(question);
        var turn = turns.prepare(question, model.name());
        var readers = new Readers.Counted(
                settings.grace(), scheduler, () -> live.stop(StopCause.NOBODY_READING, Integer.MAX_VALUE));
        var answer = new Answer(
                turn.answer(), turn.conversation(), question, model.name(), new Journal<>(Frame.CODEC), readers);
        var task = new AnswerTask(answer, live, context, retriever, prompts, model, settings, nanoTime);
        var stored = turns.begin(question, turn);
        live.begin(stored.turn(), stored.journal(), answer, task, readers, watcherOf(live), () -> {
            answers.add(live);
            line.enter(task);
        });
    }

    /**
     * Returns an answer of this user whose events can be read: of this process, or of the one before.
     *
     * @param after the number of the last frame that the reader has seen
     * @return the answer; fails with a {@link Refusal} if it is not there any more
     */
    public CompletionStage<Answer> read(Caller caller, String id, int after) {
        var live = find(caller, id);
        if (live.isPresent()) {
            return CompletableFuture.completedFuture(live.get());
        }
        return CompletableFuture.supplyAsync(
                () -> kept.find(caller, id, after).orElseThrow(() -> Refusal.notFound("answer", id)),
                reads.of(caller.id()));
    }

    /** Returns an answer of this user that this process writes, or has written a short while ago. */
    public Optional<Answer> find(Caller caller, String id) {
        return answers.find(caller, id).map(LiveAnswer::answer);
    }

    /**
     * Stops the model call of an answer; does nothing when it has ended.
     *
     * @param keepUntil the last frame whose text is kept; all of it when empty
     * @return completes when that is done; fails with a {@link Refusal} if the user has no such answer
     */
    public CompletionStage<Void> stop(Caller caller, String id, Optional<Integer> keepUntil) {
        var live = answers.find(caller, id);
        if (live.isPresent()) {
            live.get().stop(StopCause.READER, keepUntil.orElse(Integer.MAX_VALUE));
            return CompletableFuture.completedFuture(null);
        }
        return CompletableFuture.runAsync(() -> turns.require(caller, id), reads.of(caller.id()));
    }

    /** Returns how many answers are being written. */
    public int running() {
        return limits.running();
    }

    private LiveAnswer.Watcher watcherOf(LiveAnswer live) {
        return new LiveAnswer.Watcher() {
            @Override
            public void ended() {
                forgetLater(live.id());
            }

            @Override
            public void settled() {
                ended.add(live);
            }
        };
    }

    /** Notes the id alone: what waits for its time must not keep an answer in memory that was let go of. */
    private void forgetLater(String id) {
        if (!stopping) {
            var unused =
                    scheduler.schedule(() -> forget(id), settings.retention().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void forget(String id) {
        ended.remove(id);
        answers.find(id).ifPresent(this::letGo);
    }

    /** From now on the answer is read from the database, also by its key, as long as the database has its frames. */
    private void letGo(LiveAnswer live) {
        answers.remove(live.id());
        live.forget();
    }

    private static Refusal busy(RejectedExecutionException cause) {
        var refusal = new Refusal(Reason.OVERLOADED, "Docent is busy. Try again shortly.", Duration.ofSeconds(5));
        refusal.initCause(cause);
        return refusal;
    }

    /** Ends the running answers with {@code interrupted} without waiting for any: the container is cutting their readers. */
    public void endNow() {
        stopping = true;
        answers.stopAll();
    }

    /**
     * Refuses new questions, lets the running answers end for as long as the settings say, and ends the rest with {@code
     * interrupted}; waits until all are kept.
     */
    @Override
    public void close() {
        stopping = true;
        answers.endAll(settings.shutdown());
    }
}
