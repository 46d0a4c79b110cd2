package dev.docent.format.asciidoc;

import java.util.Optional;

/**
 * A line that begins a <a href="https://docs.asciidoctor.org/asciidoc/latest/blocks/delimited/">delimited block</a>.
 *
 * @param kind what the block is
 * @param closing the line that ends it
 * @param language the language after a fence; otherwise empty
 */
record Delimiter(BlockContent kind, String closing, String language) {
    /** What is in a delimited block. */
    enum BlockContent {
        /** Code with callouts. */
        LISTING,
        /** Text that is shown as it is. */
        LITERAL,
        /** Text for another program. */
        PASSTHROUGH,
        COMMENT,
        TABLE,
        /** Ordinary blocks. */
        CONTAINER,
        /** Ordinary blocks, and a citation below them. */
        QUOTE
    }

    private static final int MIN_CHARS = 4;
    private static final String FENCE = "```";

    /** Returns what a line without white space at its end delimits. */
    static Optional<Delimiter> of(String line) {
        if (line.equals("--")) {
            return Optional.of(new Delimiter(BlockContent.CONTAINER, line, ""));
        }
        if (line.startsWith(FENCE)) {
            return fence(line);
        }
        if (isTable(line)) {
            return Optional.of(new Delimiter(BlockContent.TABLE, line, ""));
        }
        return line.length() >= MIN_CHARS && isRun(line)
                ? kind(line.charAt(0)).map(kind -> new Delimiter(kind, line, ""))
                : Optional.empty();
    }

    private static Optional<Delimiter> fence(String line) {
        int marks = 0;
        while (marks < line.length() && line.charAt(marks) == '`') {
            marks++;
        }
        String language = line.substring(marks);
        boolean word = language.chars().allMatch(c -> Character.isLetterOrDigit(c) || "+#-_".indexOf(c) >= 0);
        return word
                ? Optional.of(new Delimiter(BlockContent.LISTING, line.substring(0, marks), language))
                : Optional.empty();
    }

    private static boolean isTable(String line) {
        return line.length() >= MIN_CHARS
                && "|!,:".indexOf(line.charAt(0)) >= 0
                && line.charAt(1) == '='
                && isRun(line.substring(1));
    }

    private static Optional<BlockContent> kind(char mark) {
        return switch (mark) {
            case '-' -> Optional.of(BlockContent.LISTING);
            case '.' -> Optional.of(BlockContent.LITERAL);
            case '+' -> Optional.of(BlockContent.PASSTHROUGH);
            case '/' -> Optional.of(BlockContent.COMMENT);
            case '=', '*' -> Optional.of(BlockContent.CONTAINER);
            case '_' -> Optional.of(BlockContent.QUOTE);
            default -> Optional.empty();
        };
    }

    /** Returns whether its content is blocks. */
    boolean hasBlocks() {
        return kind == BlockContent.CONTAINER || kind == BlockContent.QUOTE;
    }

    /** Returns whether a text is one character repeated. */
    static boolean isRun(String text) {
        return text.chars().allMatch(c -> c == text.charAt(0));
    }
}
