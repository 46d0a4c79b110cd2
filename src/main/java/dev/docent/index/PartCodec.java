package dev.docent.index;

import dev.docent.corpus.PartKind;
import dev.docent.corpus.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.store.DataInput;
import org.apache.lucene.util.BytesRef;

/** The pages, slides and other parts of a document as bytes of a stored field. */
final class PartCodec {
    private PartCodec() {}

    static byte[] encode(List<Span.Part> parts) {
        var bytes = new ByteBuffersDataOutput();
        try {
            bytes.writeVInt(parts.size());
            for (var part : parts) {
                bytes.writeString(part.kind().name());
                bytes.writeString(part.sheet());
                bytes.writeVInt(part.first());
                bytes.writeVInt(part.last());
                bytes.writeVInt(part.lines().first());
                bytes.writeVInt(part.lines().last());
            }
        } catch (IOException e) {
            throw new AssertionError("Memory takes what is written", e);
        }
        return bytes.toArrayCopy();
    }

    static List<Span.Part> decode(BytesRef stored) {
        try {
            return read(new ByteArrayDataInput(stored.bytes, stored.offset, stored.length));
        } catch (IOException e) {
            throw new AssertionError("Memory has what was written", e);
        }
    }

    private static List<Span.Part> read(DataInput bytes) throws IOException {
        var parts = new ArrayList<Span.Part>();
        for (int left = bytes.readVInt(); left > 0; left--) {
            var kind = PartKind.valueOf(bytes.readString());
            var sheet = bytes.readString();
            int first = bytes.readVInt();
            int last = bytes.readVInt();
            parts.add(kind.part(sheet, first, last, new Span.Lines(bytes.readVInt(), bytes.readVInt())));
        }
        return parts;
    }
}
