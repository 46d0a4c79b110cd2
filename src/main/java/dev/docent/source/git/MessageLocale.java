package dev.docent.source.git;

import java.lang.reflect.Field;
import org.eclipse.jgit.nls.NLS;

/**
 * The language of JGit's messages, which it notes in each thread that makes one, and in the threads that this one
 * starts. A thread that does not end with Docent would keep its class loader. Stateless.
 */
final class MessageLocale {
    private static final Field NOTE = note();

    private MessageLocale() {}

    /**
     * There is no public way. Another version of JGit may name it differently; then reading a repository fails at once.
     */
    private static Field note() {
        try {
            var field = NLS.class.getDeclaredField("local");
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("This version of JGit notes its language elsewhere", e);
        }
    }

    /** Removes the note from this thread. */
    static void forget() {
        try {
            ((ThreadLocal<?>) NOTE.get(null)).remove();
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("The field was made accessible", e);
        }
    }
}
