package dev.docent.format.rtf;

import dev.docent.format.rtf.RtfGroup.Purpose;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Deque;

/** Reads groups and control words, and hands text and the ends of paragraphs on. Without recursion. One file, one thread. */
final class RtfReader {
    /** Groups nested deeper have the properties of the group around them. */
    private static final int MAX_DEPTH = 1000;

    private final RtfTokens tokens;
    private final RtfParagraphs paragraphs;
    private final RtfNames names = new RtfNames();
    private final Deque<RtfGroup> groups = new ArrayDeque<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final StringBuilder marker = new StringBuilder();
    private final StringBuilder title = new StringBuilder();
    private RtfGroup group = RtfGroup.OUTERMOST;
    private int tooDeep;
    /** How many characters after a character of Unicode stand for it in older programs. */
    private int standIns;

    RtfReader(String bytes, RtfParagraphs paragraphs) {
        this.tokens = new RtfTokens(bytes);
        this.paragraphs = paragraphs;
    }

    /** Returns the title that the author gave; empty if none. */
    String title() {
        return title.toString().strip().replaceAll("\\s+", " ");
    }

    void read() {
        for (var type = tokens.next(); type != RtfTokens.RtfToken.END && !paragraphs.isFull(); type = tokens.next()) {
            switch (type) {
                case OPEN -> open();
                case CLOSE -> close();
                case BYTE -> add(tokens.number());
                default -> control();
            }
        }
        flush();
        paragraphs.end();
    }

    private void open() {
        flush();
        standIns = 0;
        if (groups.size() < MAX_DEPTH) {
            groups.push(group.begun());
            group = group.inner();
        } else {
            tooDeep++;
        }
    }

    private void close() {
        flush();
        standIns = 0;
        if (tooDeep > 0) {
            tooDeep--;
        } else if (!groups.isEmpty()) {
            names.end(group.purpose());
            boolean marked = group.purpose() == Purpose.MARKER;
            group = groups.pop();
            if (marked && group.purpose() != Purpose.MARKER) {
                paragraphs.marker(marker.toString());
                marker.setLength(0);
            }
        }
    }

    private void add(int value) {
        group = group.begun();
        if (standIns > 0) {
            standIns--;
        } else if (group.purpose().isNames()) {
            names.add(group.purpose(), value);
        } else {
            bytes.write(value);
            if (bytes.size() > RtfParser.MAX_CHARS) {
                flush(); // A character may be cut here, but so much text is refused anyway.
            }
        }
    }

    private void flush() {
        if (bytes.size() > 0) {
            write(new String(bytes.toByteArray(), names.charset(group.font())));
            bytes.reset();
        }
    }

    private void write(String text) {
        switch (group.purpose()) {
            case TEXT -> {
                if (!group.hidden()) {
                    paragraphs.text(text);
                }
            }
            case TITLE -> append(title, text);
            case MARKER -> append(marker, text);
            default -> {}
        }
    }

    private static void append(StringBuilder words, String text) {
        words.append(text, 0, Math.min(text.length(), Math.max(0, RtfNames.MAX_CHARS - words.length())));
    }

    private void control() {
        var word = tokens.word();
        if (word.equals("u")) {
            unicode(tokens.number(0));
            return;
        }
        flush();
        if (standIns > 0) {
            standIns--;
            return;
        }
        if (group.begins() && destination(word)) {
            return;
        }
        group = group.begun();
        if (!property(word) && group.purpose() == Purpose.TEXT) {
            paragraphs.control(word, tokens.number(-1), names.headings());
        } else if (group.purpose() == Purpose.MARKER && word.equals("tab")) {
            marker.append(' ');
        }
    }

    /** The number is a signed one of 16 bits; characters beyond come in two. */
    private void unicode(int number) {
        group = group.begun();
        var text = String.valueOf((char) number);
        flush();
        write(text);
        standIns = group.skipped();
    }

    private boolean destination(String word) {
        var inner = group.destination(word);
        inner.ifPresent(it -> {
            names.begin();
            marker.setLength(0);
            group = it;
            if (it.purpose() == Purpose.TITLE) {
                title.setLength(0); // The first of two is for programs without Unicode.
            }
        });
        return inner.isPresent();
    }

    private boolean property(String word) {
        int number = tokens.number(-1);
        switch (word) {
            case "f" -> {
                names.font(number);
                group = group.withFont(number);
            }
            case "uc" -> group = group.withSkipped(Math.max(0, Math.min(16, number)));
            case "v", "deleted" -> group = group.withHidden(number != 0);
            case "plain" -> group = group.withHidden(false);
            default -> {
                return names.property(word, number, group.purpose());
            }
        }
        return true;
    }
}
