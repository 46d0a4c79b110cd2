package dev.docent.format.asciidoc;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The titles that the ids of a document stand for. Titles are filled in until they made the text twice as long; from then
 * on, and instead of titles of more than 200 characters, the ids are. One thread at a time.
 */
final class CrossReferences {
    private static final int MAX_TITLE_CHARS = 200;
    private static final int SPARE_CHARS = 64 * 1024;

    /** By the letters and digits of the id, because generated ids differ from titles in the rest. */
    private final Map<String, String> titles = new HashMap<>();

    private int room;

    /** @param chars the length of the document */
    CrossReferences(int chars) {
        room = chars + SPARE_CHARS;
    }

    /** Makes an id stand for a title, unless it already stands for another one. */
    void add(String id, String title) {
        if (!title.isBlank() && title.length() <= MAX_TITLE_CHARS && !key(id).isEmpty()) {
            titles.putIfAbsent(key(id), title.strip());
        }
    }

    /** Returns the words for a reference to an id of this file or of another one: {@code file.adoc#id}. */
    String words(String target) {
        int hash = target.indexOf('#');
        String id = target.substring(hash + 1);
        String file = hash < 0 ? "" : target.substring(0, hash);
        if (id.isEmpty()) {
            return file;
        }
        return title(id).orElseGet(() -> spelled(id));
    }

    private Optional<String> title(String id) {
        var title = Optional.ofNullable(titles.get(key(id))).filter(it -> it.length() <= room);
        title.ifPresent(it -> room -= it.length());
        return title;
    }

    /** An id is often made of words: {@code _remote_branches}, {@code remote-branches}. Names with dots stay names. */
    private static String spelled(String id) {
        return id.indexOf('.') >= 0
                ? id
                : id.replace('_', ' ').replace('-', ' ').strip();
    }

    private static String key(String id) {
        var key = new StringBuilder();
        id.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(key::appendCodePoint);
        return key.toString();
    }
}
