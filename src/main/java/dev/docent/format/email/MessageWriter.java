package dev.docent.format.email;

import dev.docent.corpus.PartKind;
import dev.docent.format.Rendition;
import dev.docent.format.html.HtmlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes messages: the subject as a heading, sender, receivers and date, then the text. Of alternatives, plain text is taken,
 * otherwise HTML. Attachments are named; those of text and forwarded messages are read. One thread.
 */
final class MessageWriter {
    static final String NO_SUBJECT = "(no subject)";

    /** Parts nested deeper are named and not read. */
    private static final int MAX_DEPTH = 20;

    /** The most parts of one message, all levels together. Further ones are named and not read. */
    private static final int MAX_PARTS = 1000;

    private static final Set<String> READ_ATTACHMENTS =
            Set.of("text/plain", "text/markdown", "text/html", "text/csv", "text/x-markdown");

    private final Rendition rendition;
    private final boolean counts;
    private int messages = 1;
    /** How many messages are around the current part, itself included. */
    private int level;

    private int parts;
    private boolean leftOut;

    /** @param counts whether forwarded messages are counted as messages of the file */
    MessageWriter(Rendition rendition, boolean counts) {
        this.rendition = rendition;
        this.counts = counts;
    }

    void write(MimePart message, String heading) {
        message(message, heading, 1);
        if (leftOut) {
            rendition.lines(List.of("Further parts of this message were not read."));
        }
    }

    private void message(MimePart message, String heading, int depth) {
        level++;
        rendition.heading(Math.min(6, level), heading.isBlank() ? NO_SUBJECT : heading);
        var lines = new ArrayList<String>();
        for (var name : List.of("From", "To", "Cc", "Date")) {
            var value = message.headers().text(name.toLowerCase(Locale.ROOT));
            if (!value.isEmpty()) {
                lines.add(name + ": " + value);
            }
        }
        rendition.lines(lines);
        part(message, depth);
        level--;
    }

    /** Writes a part. Its depth is bounded, so the calls are. */
    private void part(MimePart part, int depth) {
        parts++;
        if (depth > MAX_DEPTH || parts > MAX_PARTS) {
            leftOut = true;
        } else if (part.type().value().equals("multipart/alternative")) {
            chosen(part.parts()).ifPresent(best -> part(best, depth + 1));
        } else if (part.isMultipart()) {
            part.parts().forEach(inner -> part(inner, depth + 1));
        } else if (part.isMessage()) {
            forwarded(part.message(), depth + 1);
        } else if (part.isAttachment()) {
            attachment(part);
        } else if (part.isHtml()) {
            HtmlText.write(part.text(), rendition, level);
        } else if (part.isText()) {
            PlainText.write(part.text(), part.type().parameter("format"), rendition);
        } else {
            named(part);
        }
    }

    private void forwarded(MimePart message, int depth) {
        messages++;
        if (counts) {
            rendition.in(PartKind.EMAIL_PART, messages);
        }
        message(message, message.headers().text("subject"), depth);
    }

    /** Returns the plain text of alternatives, otherwise HTML, otherwise the best one, which is the last. */
    private static Optional<MimePart> chosen(List<MimePart> alternatives) {
        @Nullable MimePart best = null;
        for (var part : alternatives) {
            if (part.type().value().equals("text/plain") && !part.text().isBlank()) {
                return Optional.of(part);
            }
            best = best == null || !best.isHtml() ? part : best;
        }
        return Optional.ofNullable(best);
    }

    private void attachment(MimePart part) {
        named(part);
        if (!READ_ATTACHMENTS.contains(part.type().value())) {
            return;
        }
        if (part.isHtml()) {
            HtmlText.write(part.text(), rendition, level);
        } else {
            PlainText.write(part.text(), "", rendition);
        }
    }

    private void named(MimePart part) {
        boolean encrypted =
                part.type().value().contains("encrypted") || part.type().value().contains("pkcs7-mime");
        var name = part.fileName().isBlank()
                ? part.type().value()
                : part.fileName().replaceAll("\\s+", " ").strip();
        boolean signature = part.type().value().endsWith("signature");
        if (encrypted) {
            rendition.lines(List.of("Encrypted content, which Docent cannot read."));
        } else if (!signature) {
            rendition.lines(List.of("Attachment: " + name));
        }
    }
}
