package dev.docent.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Removes the HTTP/1.1 framing from the bytes of a connection (RFC 9112, sections 6 and 7), wherever they are divided,
 * because no test may depend on where the server begins its chunks. One thread at a time.
 */
public final class ResponseDecoder {
    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length:[ \t]*(\\d+)");
    private static final Pattern CHUNKED = Pattern.compile("(?im)^transfer-encoding:[ \t]*chunked");

    private final Listener listener;
    private final StringBuilder line = new StringBuilder();
    private Part part = Part.HEAD;

    /** The remaining bytes of the body, or of its chunk. */
    private long left;

    /** Receives the decoded response. */
    public interface Listener {
        /** The head of a response: status line and fields, without the empty line after them. */
        void onHead(String head);

        /** Some bytes of the body. The buffer is valid only during the call. */
        void onBody(ByteBuffer bytes);

        /** The body has ended normally. */
        void onEnd();
    }

    private enum Part {
        HEAD,
        /** A body with a length. */
        BODY,
        /** A body that ends with the connection. */
        REST,
        CHUNK_SIZE,
        CHUNK,
        /** The line end after a chunk. */
        CHUNK_END,
        TRAILER
    }

    public ResponseDecoder(Listener listener) {
        this.listener = listener;
    }

    /** Reads all bytes of a buffer. */
    public void read(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            switch (part) {
                case BODY, CHUNK, REST -> body(bytes);
                default -> character((char) (bytes.get() & 0xff));
            }
        }
    }

    private void body(ByteBuffer bytes) {
        int count = part == Part.REST ? bytes.remaining() : (int) Math.min(left, bytes.remaining());
        listener.onBody(bytes.slice(bytes.position(), count));
        bytes.position(bytes.position() + count);
        left -= count;
        if (part == Part.CHUNK && left == 0) {
            part = Part.CHUNK_END;
        } else if (part == Part.BODY && left == 0) {
            end();
        }
    }

    private void character(char c) {
        line.append(c);
        if (c != '\n') {
            return;
        }
        switch (part) {
            case HEAD -> {
                if (line.length() >= 4 && line.lastIndexOf("\r\n\r\n") == line.length() - 4) {
                    head(line.substring(0, line.length() - 4));
                    line.setLength(0);
                }
            }
            case CHUNK_SIZE -> {
                left = Long.parseLong(line.toString().split("[;\r]")[0].strip(), 16);
                part = left == 0 ? Part.TRAILER : Part.CHUNK;
                line.setLength(0);
            }
            case CHUNK_END -> {
                part = Part.CHUNK_SIZE;
                line.setLength(0);
            }
            case TRAILER -> {
                boolean last = line.toString().isBlank();
                line.setLength(0);
                if (last) {
                    end();
                }
            }
            default -> throw new AssertionError("a body has no lines");
        }
    }

    private void head(String head) {
        listener.onHead(head);
        if (CHUNKED.matcher(head).find()) {
            part = Part.CHUNK_SIZE;
            return;
        }
        var length = length(head);
        left = length.orElse(0);
        part = length.isEmpty() ? Part.REST : Part.BODY;
        if (part == Part.BODY && left == 0) {
            end();
        }
    }

    private static OptionalLong length(String head) {
        var status = head.split(" ")[1];
        if (status.startsWith("1") || status.equals("204") || status.equals("304")) {
            return OptionalLong.of(0);
        }
        var length = LENGTH.matcher(head);
        return length.find() ? OptionalLong.of(Long.parseLong(length.group(1))) : OptionalLong.empty();
    }

    private void end() {
        part = Part.HEAD;
        listener.onEnd();
    }

    /** Returns the characters of a buffer, one for each byte. */
    static String text(ByteBuffer bytes) {
        return ISO_8859_1.decode(bytes).toString();
    }
}
