package dev.docent.format.pdf;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Writes a PDF object by object, without asking whether it makes sense. The first object is the catalog. One thread. */
final class RawPdf {
    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private final List<Integer> offsets = new ArrayList<>();

    RawPdf() {
        write("%PDF-1.7\n".getBytes(ISO_8859_1));
    }

    RawPdf object(String text) {
        begin();
        write((text + "\nendobj\n").getBytes(ISO_8859_1));
        return this;
    }

    /** @param entries more entries of its dictionary */
    RawPdf stream(String entries, byte[] data) {
        begin();
        write(("<</Length " + data.length + entries + ">>\nstream\n").getBytes(ISO_8859_1));
        write(data);
        write("\nendstream\nendobj\n".getBytes(ISO_8859_1));
        return this;
    }

    private void begin() {
        offsets.add(file.size());
        write((offsets.size() + " 0 obj\n").getBytes(ISO_8859_1));
    }

    private void write(byte[] bytes) {
        file.write(bytes, 0, bytes.length);
    }

    byte[] bytes() throws IOException {
        var end = new StringBuilder("xref\n0 " + (offsets.size() + 1) + "\n0000000000 65535 f \n");
        offsets.forEach(offset -> end.append("%010d 00000 n \n".formatted(offset)));
        end.append("trailer\n<</Root 1 0 R/Size ").append(offsets.size() + 1).append(">>\nstartxref\n");
        end.append(file.size()).append("\n%%EOF\n");
        var whole = new ByteArrayOutputStream();
        file.writeTo(whole);
        whole.write(end.toString().getBytes(ISO_8859_1));
        return whole.toByteArray();
    }
}
