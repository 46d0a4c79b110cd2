package dev.docent.format.sheets;

import dev.docent.corpus.Document;
import dev.docent.corpus.Language;
import dev.docent.format.FileContent;
import dev.docent.format.Rendition;
import dev.docent.format.office.OfficePackage;
import dev.docent.format.office.OfficeParser;
import java.util.Set;

/**
 * Parses workbooks of Excel: a section for each sheet, with what people see in its cells and in boxes over them. Hidden sheets are read too. The document is
 * cited by the rows of its sheets.
 */
public final class SheetsParser extends OfficeParser {
    @Override
    public Set<Language> languages() {
        return Set.of(Language.EXCEL);
    }

    @Override
    public String version() {
        return "sheets-2";
    }

    @Override
    protected Document read(FileContent file) {
        var office = OfficePackage.open(file.bytes());
        var rendition = new Rendition();
        new Workbook(office).writeTo(new SheetWriter(rendition));
        requireText(rendition);
        var title = office.title();
        return rendition.document(file, title.isEmpty() ? file.name() : title);
    }
}
