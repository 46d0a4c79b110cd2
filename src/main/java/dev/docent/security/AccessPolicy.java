package dev.docent.security;

/**
 * Decides who may ask. Thread-safe; decides from what it is given and never blocks.
 *
 * <p>{@link AccessPolicies} has one for each {@code docent.auth.mode}.
 */
@FunctionalInterface
public interface AccessPolicy {
    /** Returns who asks, or why the request is refused. */
    Decision decide(RequestFacts request);
}
