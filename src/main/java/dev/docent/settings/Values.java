package dev.docent.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Typed values from the layers. A wrong value is noted and counts as not set, so that all mistakes are found. One thread at a
 * time.
 */
final class Values {
    private final Layers layers;
    private final List<String> mistakes = new ArrayList<>();

    Values(Layers layers) {
        this.layers = layers;
    }

    /** Returns the value of a setting that has a default. */
    <T> T get(Key<T> key) {
        return find(key).orElseGet(() -> key.type().parse(Objects.requireNonNull(key.standard(), key.name())));
    }

    /** Returns the value of a setting, if somebody set it. */
    <T> Optional<T> find(Key<T> key) {
        return layers.get(key).flatMap(written -> {
            try {
                return Optional.of(key.type().parse(written.value()));
            } catch (IllegalArgumentException wrong) {
                mistakes.add(explain(key, written, wrong.getMessage()));
                return Optional.empty();
            }
        });
    }

    /** Returns whether somebody set it, to a correct value or to a wrong one. */
    boolean isSet(Key<?> key) {
        return layers.get(key).isPresent();
    }

    void mistake(String sentence) {
        mistakes.add(sentence);
    }

    List<String> mistakes() {
        return List.copyOf(mistakes);
    }

    private static String explain(Key<?> key, Layer.Written written, @Nullable String detail) {
        return key.name() + " = " + shown(key, written.value()) + " (" + written.place() + ") must be "
                + key.type().rule() + (detail == null ? "" : ": " + detail) + "; for example " + key.example();
    }

    /** Returns a value on one line and without secrets, also without those in an address. */
    private static String shown(Key<?> key, String value) {
        if (key.secret()) {
            return new Secret(value).toString();
        }
        var safe = value.replaceAll("(?s)//.*@", "//•••@")
                .replaceAll("(?i)(password|token|key|secret|signature|sig|auth)=[^&;]*", "$1=•••")
                .replaceAll("\\p{Cntrl}", " ");
        return '"' + (safe.length() > 200 ? safe.substring(0, 200) + "…" : safe) + '"';
    }
}
