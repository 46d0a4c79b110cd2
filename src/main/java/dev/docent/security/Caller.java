package dev.docent.security;

import java.util.Set;

/**
 * The person or program that sends a request. Immutable.
 *
 * @param id stable: the same person has the same id tomorrow. It says where it comes from, so that ids from different sources
 *     are never equal: {@code local}, {@code anonymous}, {@code user:ada}, {@code token:9f86d081884c7d65}. Only the id decides
 *     what belongs to a caller, because names and groups change
 * @param name what people call the caller
 * @param groups the groups that the caller belongs to; empty if nothing names them
 */
public record Caller(String id, String name, Set<String> groups) {
    /** The user of the machine that runs Docent. */
    public static final Caller LOCAL = new Caller("local", "local", Set.of());

    /** Everybody, if Docent is open to everybody. */
    static final Caller ANONYMOUS = new Caller("anonymous", "anonymous", Set.of());

    public Caller {
        groups = Set.copyOf(groups);
    }

    static Caller named(String name) {
        return new Caller("user:" + name, name, Set.of());
    }

    /** Returns the caller who knows a token; their name is a part of its digest. */
    static Caller ofToken(String digest) {
        return new Caller("token:" + digest, digest, Set.of());
    }

    /** Returns whether both are the same person or program. */
    public boolean isSameAs(Caller other) {
        return id.equals(other.id);
    }
}
