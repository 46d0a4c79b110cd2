package dev.docent.provider;

/**
 * Parts a model's thinking from its answer where it writes both into one text: {@code <think>…</think>} at the very
 * beginning, blanks aside. Later tags are text, for an answer may speak of them. Where the opening tag stands in the prompt, all is
 * thinking up to the closing one; only a setting can tell that, for what was told as text cannot be taken back. How the text is
 * cut into deltas makes no difference; held back is only what may still become a tag. One thread at a time.
 */
final class ThinkTags {
    private static final String OPEN = "<think>";
    private static final String CLOSE = "</think>";

    /** The most blanks before the opening tag: 1000. What begins with more has none. */
    private static final int MAX_BLANKS = 1000;

    private enum Place {
        /** Nothing but blanks and a piece of the tag has come. */
        BEGINNING,
        /** Between the tags. */
        THINKING,
        /** Blanks behind the closing tag, which belong to neither. */
        BETWEEN,
        /** The answer. */
        ANSWER
    }

    private Place place = Place.BEGINNING;
    private boolean begun;
    private String held = "";

    /**
     * Creates a reader of one text.
     *
     * @param begun whether it begins inside the thinking, also without the opening tag
     */
    ThinkTags(boolean begun) {
        this.begun = begun;
    }

    /** Tells a piece of thinking that came apart from the text, which then holds none. */
    void apart(String reasoning, Reading to) {
        begun = begun && reasoning.isEmpty();
        to.reasoning(reasoning);
    }

    /** Takes the next delta and tells what can be told. */
    void next(String delta, Reading to) {
        if (place == Place.ANSWER) {
            to.text(delta);
            return;
        }
        held += delta;
        boolean moved = true;
        while (moved && place != Place.ANSWER) {
            moved = step(to);
        }
        if (place == Place.ANSWER) {
            to.text(held);
            held = "";
        }
    }

    /** The text has ended: tells what was held back. */
    void end(Reading to) {
        if (place == Place.THINKING || (place == Place.BEGINNING && begun)) {
            to.reasoning(held);
        } else if (place == Place.BEGINNING) {
            to.text(held);
        }
        held = "";
    }

    /** Moves to the next place if what is held says so. */
    private boolean step(Reading to) {
        return switch (place) {
            case BEGINNING -> begin();
            case THINKING -> think(to);
            case BETWEEN -> {
                held = held.stripLeading();
                yield !held.isEmpty() && moveTo(Place.ANSWER);
            }
            case ANSWER -> false;
        };
    }

    private boolean begin() {
        var text = held.stripLeading();
        if (text.startsWith(OPEN)) {
            held = text.substring(OPEN.length());
            return moveTo(Place.THINKING);
        }
        boolean mayBeOpen = OPEN.startsWith(text) && held.length() - text.length() <= MAX_BLANKS;
        return !mayBeOpen && moveTo(begun ? Place.THINKING : Place.ANSWER);
    }

    private boolean think(Reading to) {
        int close = held.indexOf(CLOSE);
        if (close >= 0) {
            to.reasoning(held.substring(0, close));
            held = held.substring(close + CLOSE.length());
            return moveTo(Place.BETWEEN);
        }
        int safe = held.length() - beginningOfClose(held);
        to.reasoning(held.substring(0, safe));
        held = held.substring(safe);
        return false;
    }

    /** Returns how many characters at the end of the text may be the beginning of the closing tag. */
    private static int beginningOfClose(String text) {
        for (int length = Math.min(CLOSE.length() - 1, text.length()); length > 0; length--) {
            if (CLOSE.startsWith(text.substring(text.length() - length))) {
                return length;
            }
        }
        return 0;
    }

    private boolean moveTo(Place next) {
        place = next;
        return true;
    }
}
