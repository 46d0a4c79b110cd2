package dev.docent.security;

/**
 * Decides whether a request is allowed. Thread-safe; uses only the facts of the request and never blocks.
 *
 * <p>{@link AccessPolicies} has one for each {@code docent.auth.mode}.
 */
@FunctionalInterface
public interface AccessPolicy {
    /** Returns who asks, or why the request is refused. */
    Decision decide(RequestFacts request);
}
