package dev.docent.format.zip;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** Decompresses bare deflated data, and frees the memory of its inflater when it is closed. */
final class Inflating extends InflaterInputStream {
    private static final int BUFFER = 8192;

    Inflating(InputStream data) {
        super(data, new Inflater(true), BUFFER);
    }

    @Override
    public void close() throws IOException {
        inf.end();
        super.close();
    }
}
