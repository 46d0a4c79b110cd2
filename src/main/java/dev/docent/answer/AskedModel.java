package dev.docent.answer;

import dev.docent.journal.Frame;
import dev.docent.model.Retry;
import java.util.Optional;

/** The model that is asked for an answer: the chosen one, or a substitute. One thread at a time changes it; any may read it. */
final class AskedModel {
    private final String chosen;
    private volatile String asked;

    AskedModel(String chosen) {
        this.chosen = chosen;
        this.asked = chosen;
    }

    /** Notes another try, and returns the status that the reader sees. */
    Frame.Status again(Retry retry) {
        var who = retry.model().equals(asked) ? "Asking it again" : "Asking " + retry.model() + " instead";
        long seconds = retry.delay().toSeconds();
        var wait = seconds > 0 ? " in " + seconds + " s" : "";
        asked = retry.model();
        return Frame.Status.retrying(retry.attempt(), retry.cause().failure().reason() + " " + who + wait + ".");
    }

    /** Returns the model that is asked now, if it is not the chosen one. */
    Optional<String> substitute() {
        return Optional.of(asked).filter(name -> !name.equals(chosen));
    }
}
