package dev.docent.embedding.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.zip.CRC32;

/** The end of a model's file, where its weights are. */
final class ModelTail {
    /** How much is read: 4 MiB. */
    private static final int BYTES = 4 << 20;

    private ModelTail() {}

    /** Returns the checksum of the last bytes of a file. */
    static String hex(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var bytes = ByteBuffer.allocate((int) Math.min(BYTES, channel.size()));
            channel.position(channel.size() - bytes.capacity());
            int read = 0;
            while (bytes.hasRemaining() && read >= 0) {
                read = channel.read(bytes);
            }
            var sum = new CRC32();
            sum.update(bytes.flip());
            return HexFormat.of().toHexDigits(sum.getValue());
        }
    }
}
