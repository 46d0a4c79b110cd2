package dev.docent.security;

/**
 * Somebody who may ask. Immutable.
 *
 * @param id stable: the same person has the same id tomorrow. It says where it comes from, so that ids from different
 *     sources never meet: {@code local}, {@code anonymous}, {@code user:ada}, {@code token:9f86d081884c7d65}
 */
public record User(String id) {
    /** Whoever sits at the machine that runs Docent. */
    public static final User LOCAL = new User("local");

    /** Whoever asks where everybody may. */
    static final User ANONYMOUS = new User("anonymous");

    static User named(String name) {
        return new User("user:" + name);
    }
}
