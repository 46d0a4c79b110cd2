package dev.docent.journal;

/** About how much memory a frame takes as long as its journal is kept. Stateless. */
final class FrameSize {
    /** A frame with its place in the log, in bytes. */
    private static final int SMALL = 100;

    private FrameSize() {}

    /** Returns bytes: never less than what its texts take. */
    static long of(Frame frame) {
        if (frame instanceof Frame.Text text) {
            return chars(text.text());
        }
        if (frame instanceof Frame.Reasoning thought) {
            return chars(thought.text());
        }
        if (frame instanceof Frame.Sources sources) {
            return sources.sources().stream().mapToLong(FrameSize::of).sum() + SMALL;
        }
        return SMALL;
    }

    private static long of(Frame.Source source) {
        return SMALL
                + chars(source.title())
                + chars(source.path())
                + chars(source.url())
                + chars(source.excerpt())
                + source.revision().map(FrameSize::chars).orElse(0L);
    }

    private static long chars(String text) {
        return 2L + 2L * text.length();
    }
}
