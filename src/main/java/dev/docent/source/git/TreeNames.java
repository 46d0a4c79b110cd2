package dev.docent.source.git;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Names in trees, which are bytes. Stateless. */
final class TreeNames {
    private TreeNames() {}

    /**
     * Returns the name of the current entry: as UTF-8 or, if it is none, with {@code \xFC} for each byte beyond ASCII.
     */
    static String text(TreeWalk tree) {
        byte[] path = tree.getRawPath();
        int start = path.length;
        while (start > 0 && path[start - 1] != '/') {
            start--;
        }
        return text(path, start);
    }

    private static String text(byte[] bytes, int start) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, start, bytes.length - start))
                    .toString();
        } catch (CharacterCodingException e) {
            var text = new StringBuilder();
            for (int i = start; i < bytes.length; i++) {
                text.append(bytes[i] < 0 ? String.format("\\x%02X", bytes[i] & 0xff) : (char) bytes[i]);
            }
            return text.toString();
        }
    }
}
