package dev.docent.answer;

import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The threads, clocks and ids of answers. Thread-safe.
 *
 * @param threads run retrieval, and what models look up
 * @param answersAtOnce how many threads they are
 * @param scheduler runs what is due later; its tasks are short
 * @param clock the time of day
 * @param nanoTime a clock in nanoseconds, for durations
 * @param ids gives unguessable, unique ids
 */
public record AnswerRuntime(
        Executor threads,
        int answersAtOnce,
        ScheduledExecutorService scheduler,
        Clock clock,
        LongSupplier nanoTime,
        Supplier<String> ids) {}
