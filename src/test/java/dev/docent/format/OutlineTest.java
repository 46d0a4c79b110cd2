package dev.docent.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.docent.corpus.BlockKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutlineTest {
    @Test
    void halfOfACharacterBecomesASign() {
        var outline = new Outline("a \ud800 b 😀\n");
        outline.block(List.of("Hats \udc00"), BlockKind.PROSE, 1, 1);

        var document = outline.document(new FileContent("docs/a.rtf", new byte[0]), "\ud83d");

        assertEquals("a \ufffd b 😀\n", document.text());
        assertEquals("\ufffd", document.title());
        assertEquals(List.of("Hats \ufffd"), document.sections().get(0).headings());
        assertEquals("a \ufffd b 😀", document.sections().get(0).blocks().get(0).text());
    }
}
