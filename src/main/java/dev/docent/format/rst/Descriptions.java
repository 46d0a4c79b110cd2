package dev.docent.format.rst;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Set;
import java.util.function.Predicate;

/** Shows directives that describe functions, options and the like, whose arguments are signatures. One file, one thread. */
final class Descriptions {
    /** Options that readers see. */
    private static final Set<String> SHOWN =
            Set.of("type", "value", "default", "synopsis", "required", "version", "released", "tags", "tickets");

    private final MarkupLines lines;
    private final BlockWriter writer;
    private final BlockReader blocks;

    /** @param blocks reads the text of the descriptions */
    Descriptions(MarkupLines lines, BlockWriter writer, BlockReader blocks) {
        this.lines = lines;
        this.writer = writer;
        this.blocks = blocks;
    }

    /** Shows the signatures as headings, and the text below them. */
    void read(Directive directive, BlockPlace place) {
        var signatures = new ArrayList<String>();
        signatures.add(signature(directive.argument()));
        int next = directive.line() + 1;
        while (next <= directive.last() && isSignature(next)) {
            signatures.add(signature(lines.line(next++)));
        }
        String described = signatures.stream()
                .filter(Predicate.not(String::isEmpty))
                .findFirst()
                .orElse("");
        var inside = place.below(described, directive.margin());
        for (int i = 0; i < signatures.size(); i++) {
            if (!signatures.get(i).isEmpty()) {
                writer.heading(directive.line() + i, signatures.get(i), inside);
            }
        }
        var options = DirectiveOptions.read(lines, next, directive.last());
        details(options, inside);
        blocks.read(options.next(), directive.last(), inside);
    }

    /** Shows what options say about what is described, in the order of their lines. */
    void details(DirectiveOptions options, BlockPlace inside) {
        options.byName().entrySet().stream()
                .filter(entry -> SHOWN.contains(entry.getKey()))
                .sorted(Comparator.comparingInt(entry -> entry.getValue().line()))
                .forEach(entry ->
                        writer.option(options, entry.getKey(), DirectiveKind.word(entry.getKey()) + ": ", inside));
    }

    private boolean isSignature(int line) {
        return !lines.isBlank(line) && Markers.field(lines.line(line).strip()) == 0;
    }

    private static String signature(String text) {
        return Roles.unescaped(text.strip()).strip();
    }
}
