package dev.docent.format.email;

import dev.docent.corpus.Document;
import dev.docent.corpus.Language;
import dev.docent.corpus.PartKind;
import dev.docent.format.DocumentParser;
import dev.docent.format.FileContent;
import dev.docent.format.ParseException;
import dev.docent.format.Rendition;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Parses messages (RFC 5322, RFC 2045-2049) and mailboxes (RFC 4155), which are told apart by their content. Each message is a
 * section: its subject, its sender, receivers and date, and its text. The document is cited by its messages.
 */
public final class EmailParser implements DocumentParser {
    /** Attachments are most of a mailbox. */
    private static final long MAX_FILE_BYTES = 50L << 20;

    private static final int MAX_MESSAGES = 20_000;

    /** The most characters of text: 8 Mi. */
    private static final int MAX_CHARS = 8 << 20;

    @Override
    public Set<Language> languages() {
        return Set.of(Language.EMAIL);
    }

    /** Returns 50 MiB, because attachments are most of a mailbox, or more if text may be longer. */
    @Override
    public long maxFileBytes(long text) {
        return Math.max(text, MAX_FILE_BYTES);
    }

    @Override
    public String version() {
        return "email-2";
    }

    @Override
    public Document parse(FileContent file) throws ParseException {
        var bytes = new String(file.bytes(), StandardCharsets.ISO_8859_1); // One character for each byte.
        var rendition = new Rendition();
        return Mailbox.isOne(bytes) ? mailbox(file, bytes, rendition) : message(file, bytes, rendition);
    }

    private static Document message(FileContent file, String bytes, Rendition rendition) throws ParseException {
        var message = MimePart.of(bytes, 0, bytes.length(), false);
        if (!message.headers().isMessage()) {
            throw new ParseException(
                    "it is no message: it does not begin with From, Date, Subject or another header of e-mail. "
                            + "Save it anew from the mail program");
        }
        rendition.in(PartKind.EMAIL_PART, 1);
        new MessageWriter(rendition, true).write(message, message.headers().text("subject"));
        checkLength(rendition);
        return rendition.document(file, message.headers().text("subject"));
    }

    private static Document mailbox(FileContent file, String bytes, Rendition rendition) throws ParseException {
        int number = 0;
        for (var mailbox = new Mailbox(bytes); mailbox.next(); ) {
            number++;
            if (number > MAX_MESSAGES) {
                throw new ParseException("this mailbox has more than " + MAX_MESSAGES + " messages. Split it");
            }
            rendition.in(PartKind.EMAIL_PART, number);
            var message = MimePart.of(bytes, mailbox.start(), mailbox.end(), true);
            new MessageWriter(rendition, false).write(message, heading(message.headers()));
            checkLength(rendition);
        }
        return rendition.document(file, file.name());
    }

    /** Returns the subject with the sender and the day, because a discussion has one subject in all its messages. */
    private static String heading(MimeHeaders headers) {
        var subject = headers.text("subject");
        var about = (headers.sender() + ", " + headers.day()).replaceAll("^, |, $", "");
        return (subject.isBlank() ? MessageWriter.NO_SUBJECT : subject) + (about.isEmpty() ? "" : " (" + about + ")");
    }

    private static void checkLength(Rendition rendition) throws ParseException {
        if (rendition.length() > MAX_CHARS) {
            throw new ParseException("it has more than 8 million characters of text. Split it");
        }
    }
}
