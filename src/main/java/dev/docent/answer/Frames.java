package dev.docent.answer;

import dev.docent.conversation.Layout;
import dev.docent.conversation.Layout.Kind;
import dev.docent.journal.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is kept of a row of frames: their layout, their text, the sources, and whether there is a notice. One thread at a time. */
final class Frames {
    private final List<Layout.Entry> entries = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private Optional<Frame.Sources> sources = Optional.empty();
    private boolean notice;

    void add(Frame frame) {
        if (frame instanceof Frame.Text delta) {
            entries.add(new Layout.Entry(Kind.TEXT, delta.text().length()));
            text.append(delta.text());
            return;
        }
        if (frame instanceof Frame.Sources all) {
            sources = Optional.of(all);
        }
        notice |= frame instanceof Frame.Notice;
        entries.add(new Layout.Entry(kind(frame), 0));
    }

    private static Kind kind(Frame frame) {
        if (Frame.CODEC.isLast(frame)) {
            return Kind.LAST;
        }
        return switch (Frame.CODEC.event(frame)) {
            case "start" -> Kind.START;
            case "sources" -> Kind.SOURCES;
            case "notice" -> Kind.NOTICE;
            case "reasoning" -> Kind.REASONING;
            case "citations" -> Kind.CITATIONS;
            default -> Kind.STATUS;
        };
    }

    List<Layout.Entry> entries() {
        return entries;
    }

    String text() {
        return text.toString();
    }

    Optional<Frame.Sources> sources() {
        return sources;
    }

    boolean hasNotice() {
        return notice;
    }
}
