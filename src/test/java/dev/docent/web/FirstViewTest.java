package dev.docent.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a browser fetches on its first visit until the user can ask. */
class FirstViewTest {
    /** Below 133 KB with some 330 bytes of headers per file. Find out what was added before you raise it. */
    private static final int MAX_BYTES = 101_000;

    private static final Path PAGE = Path.of("src/main/webapp");
    private static final Pattern ADDRESS = Pattern.compile("\"static/\\w+(/[^\"]+)\"");

    private final PageFiles files = new PageFiles(new Sources(), true);

    @Test
    void isSmall() {
        var page = files.page("/index.html").orElseThrow();
        var paths = ADDRESS.matcher(new String(page.bytes(), UTF_8))
                .results()
                .map(address -> address.group(1))
                .collect(Collectors.toSet());
        assertTrue(paths.contains("/js/page/main.js") && paths.contains("/js/stream/sse.js"), paths::toString);
        int bytes = sizeOf(page);
        for (var path : paths) {
            bytes += sizeOf(files.file(path).orElseThrow(() -> new AssertionError(path)));
        }
        int all = bytes;
        assertTrue(bytes < MAX_BYTES, () -> all + " bytes in " + paths.size() + " files");
    }

    private static int sizeOf(PageFile file) {
        return (file.packed().length > 0 ? file.packed() : file.bytes()).length;
    }

    /** The folder of the page. */
    private static final class Sources implements PageFiles.PageFolder {
        @Override
        public Optional<InputStream> open(String path) {
            var file = PAGE.resolve(path.substring(1));
            try {
                return Optional.of(Files.newInputStream(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public Set<String> list(String folder) {
            try (var files = Files.list(PAGE.resolve(folder.substring(1)))) {
                return files.map(file -> folder + file.getFileName() + (Files.isDirectory(file) ? "/" : ""))
                        .collect(Collectors.toSet());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
