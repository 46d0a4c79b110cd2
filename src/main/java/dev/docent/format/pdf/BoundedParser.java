package dev.docent.format.pdf;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.FilterFactory;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdfparser.PDFParser;

/**
 * Parses a file and decompresses each stream once before anything else may, only to count its bytes: PDFBox decompresses into
 * memory, and without a limit. One thread, used once.
 */
final class BoundedParser extends PDFParser {
    /** Opens files that are encrypted so that everybody may read them, but not change, print or copy. */
    private static final String NO_PASSWORD = "";

    /** The formats of pictures, which are never decoded. */
    private static final Set<COSName> PICTURES = Set.of(
            COSName.DCT_DECODE,
            COSName.DCT_DECODE_ABBREVIATION,
            COSName.JPX_DECODE,
            COSName.JBIG2_DECODE,
            COSName.CCITTFAX_DECODE,
            COSName.CCITTFAX_DECODE_ABBREVIATION);

    private final Costs costs;

    BoundedParser(byte[] file, Costs costs) throws IOException {
        super(new RandomAccessReadBuffer(file), NO_PASSWORD, null, null, IOUtils.createMemoryOnlyStreamCache());
        this.costs = costs;
    }

    @Override
    protected COSStream parseCOSStream(COSDictionary dictionary) throws IOException {
        var stream = super.parseCOSStream(dictionary);
        count(stream);
        return stream;
    }

    /** Counts the streams of an encrypted file, which have been decrypted now. */
    @Override
    protected synchronized COSBase parseObjectDynamically(COSObjectKey key, boolean required) throws IOException {
        var object = super.parseObjectDynamically(key, required);
        if (securityHandler != null && object instanceof COSStream stream) {
            count(stream);
        }
        return object;
    }

    private void count(COSStream stream) throws IOException {
        if (!COSName.IMAGE.equals(stream.getCOSName(COSName.SUBTYPE))) {
            count(stream, filters(stream.getFilters()));
        }
    }

    private static List<COSName> filters(COSBase filters) {
        if (filters instanceof COSName name) {
            return List.of(name);
        }
        var names = new ArrayList<COSName>();
        if (filters instanceof COSArray array) {
            array.forEach(name -> names.add(name instanceof COSName known ? known : COSName.IDENTITY));
        }
        return names;
    }

    private void count(COSStream stream, List<COSName> filters) throws IOException {
        costs.size(stream, stream.getLength());
        if (filters.isEmpty() || filters.stream().anyMatch(PICTURES::contains)) {
            return;
        }
        try (var raw = stream.createRawInputStream()) {
            count(raw, stream, filters);
        } catch (IOException e) {
            return; // Broken data end a stream early, also for everybody who reads it later.
        }
    }

    private void count(InputStream raw, COSStream stream, List<COSName> filters) throws IOException {
        InputStream input = raw;
        for (int i = 0; i < filters.size(); i++) {
            var kept = new Counter(i + 1 < filters.size());
            FilterFactory.INSTANCE.getFilter(filters.get(i)).decode(input, kept, stream, i);
            costs.size(stream, kept.length);
            input = kept.content();
        }
    }

    /** Counts what is written, and keeps it if it must be decoded again. */
    private final class Counter extends OutputStream {
        private final ByteArrayOutputStream content = new ByteArrayOutputStream();
        private final boolean keeps;
        private final long most = costs.bytesLeft();
        private long length;

        Counter(boolean keeps) {
            this.keeps = keeps;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) {
            length += count;
            costs.bytes(count);
            if (length > most) {
                throw new OverLimitException("it is much larger when it is decompressed");
            }
            if (keeps) {
                content.write(bytes, from, count);
            }
        }

        InputStream content() {
            return new ByteArrayInputStream(content.toByteArray());
        }
    }
}
