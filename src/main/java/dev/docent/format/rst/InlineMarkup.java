package dev.docent.format.rst;

/**
 * Turns the text of a block into what readers see: roles, references and emphasis become their words, literals and names of
 * code become code in Markdown. Line breaks stay, so that every line keeps its number. Linear time. One file, one thread.
 */
final class InlineMarkup {
    private final Definitions definitions;
    private final Roles roles;

    InlineMarkup(Definitions definitions) {
        this.definitions = definitions;
        this.roles = new Roles(definitions, this::words);
    }

    /** Returns the readable text, with exactly the line breaks that the text has. */
    String readable(String text) {
        return new InlineScan(this, text, false, true).read();
    }

    /** Returns the readable text without the addresses of links. */
    String words(String text) {
        return new InlineScan(this, text, false, false).read();
    }

    Definitions definitions() {
        return definitions;
    }

    Roles roles() {
        return roles;
    }
}
