package dev.docent.paths;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Converts paths to text and back by the bytes on the disk. Stateless.
 *
 * <p>On Linux, a file name consists of bytes, usually UTF-8. Java decodes them by the locale. Without one (service managers and
 * slim containers set no {@code LANG}), every letter beyond ASCII becomes {@code U+FFFD}, so that two names may become the same.
 * But a {@link Path} that was listed keeps its bytes, and its URI shows them.
 */
public final class PathText {
    private static final String SCHEME = "file";
    private static final int HEX = 16;

    private PathText() {}

    /**
     * Returns the path of a text, whatever the locale is.
     *
     * @throws InvalidPathException if the text is not a path
     */
    public static Path of(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            boolean slashes = FileSystems.getDefault().getSeparator().equals("/");
            if (!slashes || text.indexOf('\0') >= 0 || text.indexOf('\uFFFD') >= 0) {
                throw e;
            }
            Path path = Path.of(URI.create(SCHEME + ":///" + encoded(text)));
            return text.startsWith("/") ? path : path.getRoot().relativize(path);
        }
    }

    /** Returns a path's last name; empty for a root. */
    public static String name(Path path) {
        Path last = path.getFileName();
        if (last == null) {
            return "";
        }
        String shown = last.toString();
        return isAscii(shown) ? shown : raw(last).map(PathText::readable).orElse(shown);
    }

    /** Returns a whole path for people. */
    public static String of(Path path) {
        String shown = path.toString();
        if (isAscii(shown)) {
            return shown;
        }
        String separator = path.getFileSystem().getSeparator();
        String root = path.getRoot() == null ? "" : path.getRoot().toString();
        var names = new ArrayList<String>();
        path.forEach(each -> names.add(name(each)));
        return root + String.join(separator, names);
    }

    /** Returns the bytes of a name from its URI; empty if the file system's URIs do not have them. */
    private static Optional<byte[]> raw(Path name) {
        URI uri = name.toUri();
        if (!SCHEME.equals(uri.getScheme()) || uri.getRawPath() == null) {
            return Optional.empty();
        }
        String path = uri.getRawPath();
        int end = path.endsWith("/") ? path.length() - 1 : path.length();
        var bytes = new ByteArrayOutputStream();
        for (int at = path.lastIndexOf('/', end - 1) + 1; at < end; at++) {
            char c = path.charAt(at);
            if (c == '%') {
                bytes.write(Integer.parseInt(path.substring(at + 1, at + 3), HEX));
                at += 2;
            } else {
                bytes.write(c);
            }
        }
        return Optional.of(bytes.toByteArray());
    }

    /** Bytes that are not UTF-8 stay distinct: {@code M\xFCller.md}. */
    private static String readable(byte[] name) {
        return utf8(name, 0, name.length).orElseGet(() -> {
            var text = new StringBuilder();
            int at = 0;
            while (at < name.length) {
                int length = lengthOfCharacter(name, at);
                if (length > 0) {
                    text.append(new String(name, at, length, StandardCharsets.UTF_8));
                } else {
                    text.append("\\x").append(HexFormat.of().withUpperCase().toHexDigits(name[at]));
                }
                at += Math.max(length, 1);
            }
            return text.toString();
        });
    }

    private static int lengthOfCharacter(byte[] name, int at) {
        for (int length = 1; length <= 4 && at + length <= name.length; length++) {
            if (utf8(name, at, length).isPresent()) {
                return length;
            }
        }
        return 0;
    }

    private static Optional<String> utf8(byte[] bytes, int start, int length) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, start, length))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static String encoded(String text) {
        var encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = b == '/' || (b >= 0 && Character.isLetterOrDigit(b));
            encoded.append(
                    plain ? String.valueOf((char) b) : "%" + HexFormat.of().toHexDigits(b));
        }
        return encoded.toString();
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }
}
