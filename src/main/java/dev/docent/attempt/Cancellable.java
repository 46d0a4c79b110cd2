package dev.docent.attempt;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/** Futures whose work ends when they are cancelled. Stateless. */
public final class Cancellable {
    private Cancellable() {}

    /** Begins something. What it throws fails the future, an {@link Error} too, because an answer waits for the result. */
    static <T> CompletableFuture<T> begin(Supplier<CompletionStage<T>> begin) {
        try {
            return begin.get().toCompletableFuture();
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Returns what becomes of a result. To cancel that cancels what gives the result. */
    public static <T, R> CompletableFuture<R> then(CompletionStage<T> begun, Function<T, R> next) {
        var source = begun.toCompletableFuture();
        var then = source.thenApply(next);
        var unused = then.whenComplete((result, failure) -> source.cancel(false));
        return then;
    }
}
