package dev.docent.ingest.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.corpus.FileKind;
import dev.docent.source.LeftOut;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What files of known formats without a parser are told, and what the documentation says about them. */
class OtherFormatsPageTest {
    private static final Pattern EXTENSION = Pattern.compile("`(\\.\\w+)`");

    private static List<String> rows() throws IOException {
        var page = Files.readString(Path.of("docs/sources.md"));
        int start = page.indexOf("### Which formats are not read?");
        return page.substring(start, page.indexOf("###", start + 3))
                .lines()
                .filter(line -> line.startsWith("| "))
                .skip(1)
                .filter(line -> !line.startsWith("| `.xml`"))
                .toList();
    }

    @Test
    void noFileOfTheTableIsRead() throws IOException {
        for (var row : rows()) {
            String files = row.split(" \\| ")[0];
            EXTENSION
                    .matcher(files)
                    .results()
                    .forEach(found ->
                            assertEquals(FileKind.UNSUPPORTED, Formats.all().kind("a" + found.group(1)), row));
        }
    }

    @Test
    void documentsAndArchivesSayWhatToDo() throws IOException {
        assertEquals("an unsupported format: save it as .docx", reason("guide/Mill.DOC"));
        assertEquals("an unsupported format: export it as PDF or .docx", reason("mill.one"));
        assertEquals("an unsupported format: save it as .eml", reason("mill.msg"));
        assertEquals("an unsupported format: unpack it into the source", reason("mill.tar.gz"));
        assertEquals("an unsupported format", reason("mill.png"));
        for (var row : rows().subList(0, 10)) {
            EXTENSION
                    .matcher(row.split(" \\| ")[0])
                    .results()
                    .forEach(found -> assertTrue(reason("a" + found.group(1)).contains(": "), found.group(1)));
        }
    }

    private static String reason(String path) {
        return new LeftOut(path, LeftOut.Why.UNSUPPORTED).reason();
    }
}
