package dev.docent.answer;

import dev.docent.answer.Refusal.Reason;
import dev.docent.conversation.ConversationStore;
import dev.docent.journal.Frame;
import dev.docent.model.ChatModel;
import dev.docent.prompt.PromptBuilder;
import dev.docent.retrieval.Retriever;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All answers that are being written or can still be replayed: the conductor of the read side. Thread-safe; nothing here
 * waits.
 *
 * <p>A question is checked and counted first, then it is stored, and only then anything is spent on it. The answer's
 * journal is there at once; passages and model follow in their own time.
 */
public final class Answers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    /** The longest that a shutdown waits for the last frames of the running answers to be kept. */
    private static final Duration SHUTDOWN_LIMIT = Duration.ofSeconds(5);

    private final AnswerSettings settings;
    private final Models models;
    private final Retriever retriever;
    private final PromptBuilder prompts;
    private final Turns turns;
    private final Executor storeThreads;
    private final QueuedExecutor answerThreads;
    private final ScheduledExecutorService scheduler;
    private final LongSupplier nanoTime;
    private final AnswerLimits limits;
    private final IdempotencyKeys keys = new IdempotencyKeys();
    private final Map<String, Running> answers = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    /** An answer, what writes it, and when it has ended. */
    private record Running(Answer answer, AnswerTask task, CompletableFuture<Void> ended) {}

    /**
     * Creates the conductor.
     *
     * @param storeThreads runs what asks the database
     * @param answerThreads runs retrieval; its queue takes at least {@link AnswerSettings#answers()} tasks
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
            Executor storeThreads,
            QueuedExecutor answerThreads,
            ScheduledExecutorService scheduler,
            Clock clock,
            LongSupplier nanoTime,
            Supplier<String> ids) {
        this.settings = settings;
        this.models = models;
        this.retriever = retriever;
        this.prompts = prompts;
        this.turns = new Turns(store, clock, ids);
        this.storeThreads = storeThreads;
        this.answerThreads = answerThreads;
        this.scheduler = scheduler;
        this.nanoTime = nanoTime;
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
        } catch (RuntimeException e) {
            keys.release(question);
            promise.completeExceptionally(e);
            throw e;
        }
        return promise;
    }

    /**
     * Returns the answer of the same question with the same idempotency key, if it is still there.
     *
     * @throws Refusal if the key belongs to another question
     */
    public Optional<CompletionStage<Answer>> attach(Question question) {
        return keys.find(question).map(answer -> answer);
    }

    private void check(Question question) {
        if (question.message().isBlank()) {
            throw new Refusal(
                    Reason.INVALID_FIELD, "empty_message", "The field \"message\" is empty. Write a question into it.");
        }
        if (question.message().length() > settings.questionChars()) {
            throw new Refusal(
                    Reason.TOO_LONG,
                    "message_too_long",
                    "The field \"message\" has " + question.message().length() + " characters; at most "
                            + settings.questionChars() + " are allowed (docent.limits.question-chars).");
        }
        if (stopping) {
            throw new Refusal(Reason.STOPPING, "Docent is being restarted. Try again shortly.", Duration.ofSeconds(5));
        }
    }

    private void admit(Question question, ChatModel model, CompletableFuture<Answer> promise) {
        limits.acquire(question.user());
        try {
            storeThreads.execute(() -> begin(question, model, promise));
        } catch (RejectedExecutionException e) {
            limits.release(question.user());
            throw busy(e);
        }
    }

    private void begin(Question question, ChatModel model, CompletableFuture<Answer> promise) {
        Answer answer;
        try {
            answer = create(question, model);
        } catch (RuntimeException e) {
            limits.release(question.user());
            keys.release(question);
            promise.completeExceptionally(e);
            return;
        }
        promise.complete(answer);
    }

    private Answer create(Question question, ChatModel model) {
        var history = turns.before(question);
        var turn = turns.begin(question, model.name());
        var id = turn.answer();
        var ended = new CompletableFuture<Void>();
        var readers =
                new Readers(settings.grace(), scheduler, () -> stop(id, StopCause.NOBODY_READING, Integer.MAX_VALUE));
        var answer = new Answer(id, turn.conversation(), question, model.name(), readers);
        var task = new AnswerTask(
                answer,
                history,
                retriever,
                prompts,
                model,
                settings.answerChars(),
                nanoTime,
                (outcome, sources, citations) -> finish(answer, new Ending(turn, outcome, sources, citations), ended));
        answers.put(id, new Running(answer, task, ended));
        answer.journal().append(new Frame.Start(id, turn.conversation(), model.name()));
        readers.awaitReaders();
        start(answer, task);
        return answer;
    }

    private void start(Answer answer, AnswerTask task) {
        int position = answerThreads.waiting();
        if (position > 0) {
            answer.journal()
                    .append(new Frame.Status("queued", Optional.of(position), Optional.empty(), Optional.empty()));
        }
        answerThreads.execute(task);
    }

    /** Returns an answer of this user whose journal is still there. */
    public Optional<Answer> find(String user, String id) {
        return Optional.ofNullable(answers.get(id))
                .map(Running::answer)
                .filter(answer -> answer.question().user().equals(user));
    }

    /**
     * Stops the model call of an answer; does nothing when it has ended.
     *
     * @param keepUntil the last frame whose text is kept; all of it when empty
     * @throws Refusal if the user has no such answer
     */
    public void stop(String user, String id, Optional<Integer> keepUntil) {
        var answer = find(user, id).orElseThrow(() -> Refusal.notFound("answer", id));
        stop(answer.id(), StopCause.READER, keepUntil.orElse(Integer.MAX_VALUE));
    }

    private void stop(String id, StopCause cause, int keepUntil) {
        var running = answers.get(id);
        // It may have been put away since it was found.
        if (running != null) {
            running.task().stop(cause, keepUntil);
        }
    }

    /** Returns how many answers are being written. */
    public int running() {
        return limits.running();
    }

    private void finish(Answer answer, Ending ending, CompletableFuture<Void> ended) {
        try {
            storeThreads.execute(() -> {
                turns.end(ending, answer.journal());
                close(answer, ending, ended);
            });
        } catch (RejectedExecutionException e) {
            LOG.error("Answer {} is not kept: too much work waits for the database", answer.id(), e);
            close(answer, ending, ended);
        }
    }

    private void close(Answer answer, Ending ending, CompletableFuture<Void> ended) {
        answer.readers().close();
        limits.release(answer.question().user());
        ending.lastFrames(answer.journal()).forEach(answer.journal()::append);
        ended.complete(null);
        if (!stopping) {
            var unused = scheduler.schedule(
                    () -> forget(answer), settings.retention().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void forget(Answer answer) {
        answers.remove(answer.id());
        keys.release(answer.question());
    }

    private static Refusal busy(RejectedExecutionException cause) {
        var refusal = new Refusal(
                Reason.OVERLOADED, "Too much work waits at the moment. Try again shortly.", Duration.ofSeconds(5));
        refusal.initCause(cause);
        return refusal;
    }

    /** Refuses new questions and ends every running answer with {@code interrupted}; waits until they are kept. */
    @Override
    public void close() {
        stopping = true;
        var all = answers.values().stream().toList();
        all.forEach(running -> running.task().stop(StopCause.SHUTDOWN, Integer.MAX_VALUE));
        var ends = all.stream().map(Running::ended).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(ends)
                    .orTimeout(SHUTDOWN_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException e) {
            LOG.warn(
                    "Some of {} running answers did not end within {}; they will be marked as interrupted at the next"
                            + " start",
                    all.size(),
                    SHUTDOWN_LIMIT,
                    e);
        }
    }
}
