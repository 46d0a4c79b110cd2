package dev.docent.format.asciidoc;

/** A comment, which nobody reads. Immutable. */
record OpenComment(String closing) implements OpenBlock {
    @Override
    public boolean endsWith(String line) {
        return line.equals(closing);
    }

    @Override
    public void add(int number, String line) {
        // Its lines stay blank.
    }

    @Override
    public void end(int last, boolean closed) {
        // Nothing was kept.
    }
}
