package dev.docent.index;

/** When the chunks of a document get their vectors. Until then, only words find them. */
public enum EmbeddingOrder {
    /** Before everything else. */
    FIRST(1),
    EARLY(2),
    NORMAL(3),
    LATE(4),
    /** Not at all: only words find them, because vectors of such text cost time and help nobody. */
    NEVER(5);

    private final int code;

    EmbeddingOrder(int code) {
        this.code = code;
    }

    /** Returns the number in the index. */
    int code() {
        return code;
    }

    static EmbeddingOrder of(long code) {
        for (var order : values()) {
            if (order.code == code) {
                return order;
            }
        }
        throw new AssertionError("The format of the index is checked when it is opened, so " + code + " is unknown");
    }
}
