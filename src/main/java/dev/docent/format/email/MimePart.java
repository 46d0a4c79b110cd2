package dev.docent.format.email;

import java.util.ArrayList;
import java.util.List;

/**
 * A message or a part of one. Immutable; the bytes are shared.
 *
 * @param bytes of the whole file, one character for each
 * @param headers its headers
 * @param end where its body ends
 * @param type its content type
 * @param mailbox whether lines of text that begin with {@code From} have a bracket before them
 */
record MimePart(String bytes, MimeHeaders headers, int end, HeaderValue type, boolean mailbox) {
    /** The most parts of one multipart. Further ones are not read. */
    static final int MAX_PARTS = 500;

    static MimePart of(String bytes, int start, int end, boolean mailbox) {
        return of(bytes, start, end, "text/plain", mailbox);
    }

    private static MimePart of(String bytes, int start, int end, String usual, boolean mailbox) {
        var headers = MimeHeaders.read(bytes, start, end);
        var type = headers.value("content-type");
        return new MimePart(bytes, headers, end, type.value().contains("/") ? type : HeaderValue.of(usual), mailbox);
    }

    boolean isMultipart() {
        return type.value().startsWith("multipart/");
    }

    boolean isMessage() {
        return type.value().equals("message/rfc822") || type.value().equals("message/global");
    }

    boolean isText() {
        return type.value().startsWith("text/");
    }

    boolean isHtml() {
        return type.value().equals("text/html") || type.value().equals("application/xhtml+xml");
    }

    /** Returns the name of its file; empty if it has none. */
    String fileName() {
        var name = headers.value("content-disposition").parameter("filename");
        return name.isEmpty() ? type.parameter("name") : name;
    }

    boolean isAttachment() {
        return headers.value("content-disposition").value().equals("attachment")
                || !fileName().isEmpty();
    }

    /** Returns its text, with line ends {@code \n}. */
    String text() {
        var content = bytes.substring(headers.bodyStart(), end);
        var text = Charsets.decode(
                TransferEncodings.decode(content, headers.raw("content-transfer-encoding")), type.parameter("charset"));
        return mailbox ? text.replaceAll("(?m)^>(>*From )", "$1") : text;
    }

    /** Returns the message that this part is. */
    MimePart message() {
        return of(bytes, headers.bodyStart(), end, mailbox);
    }

    /** Returns the parts of this multipart, at most 500. A part that is not closed ends with this one. */
    List<MimePart> parts() {
        var boundary = type.parameter("boundary");
        var parts = new ArrayList<MimePart>();
        if (boundary.isEmpty()) {
            return parts;
        }
        var usual = type.value().equals("multipart/digest") ? "message/rfc822" : "text/plain";
        var body = bytes.substring(headers.bodyStart(), end); // Nothing is searched beyond this part.
        var delimiter = "--" + boundary;
        int start = -1;
        int at = delimiter(body, delimiter, 0);
        while (parts.size() < MAX_PARTS && (at >= 0 || start >= 0)) {
            int stop = at < 0 ? body.length() : at;
            if (start >= 0) {
                int from = headers.bodyStart() + start;
                parts.add(of(bytes, from, lineBreakBefore(headers.bodyStart() + stop, from), usual, mailbox));
            }
            if (at < 0 || body.startsWith("--", at + delimiter.length())) {
                break;
            }
            int newline = body.indexOf('\n', at);
            start = newline < 0 ? body.length() : newline + 1;
            at = delimiter(body, delimiter, start);
        }
        return parts;
    }

    /** Returns the next line that begins with the delimiter; -1 if there is none. */
    private static int delimiter(String body, String delimiter, int from) {
        int at = body.indexOf(delimiter, from);
        while (at > 0 && body.charAt(at - 1) != '\n') {
            at = body.indexOf(delimiter, at + 1);
        }
        return at;
    }

    /** The line break before a delimiter belongs to it. */
    private int lineBreakBefore(int at, int start) {
        int end = at > start && bytes.charAt(at - 1) == '\n' ? at - 1 : at;
        return end > start && bytes.charAt(end - 1) == '\r' ? end - 1 : end;
    }
}
