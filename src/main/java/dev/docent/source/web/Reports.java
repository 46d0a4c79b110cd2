package dev.docent.source.web;

import dev.docent.source.LeftOut;
import dev.docent.source.LeftOut.Why;
import dev.docent.source.SourceFile;
import dev.docent.source.SourceVisitor;
import dev.docent.source.Stamp;
import java.util.List;

/** Tells the visitor what the addresses of a site said. One walk, one thread. */
final class Reports {
    /** Reads the content of a page of which only the record is there. */
    @FunctionalInterface
    interface Again {
        SourceFile.Content of(PageRecord page);
    }

    private final SourceVisitor visitor;
    private final Again again;
    private boolean goesOn = true;
    private int pages;

    Reports(SourceVisitor visitor, Again again) {
        this.visitor = visitor;
        this.again = again;
    }

    /** Returns whether the visitor wants more. */
    boolean goesOn() {
        return goesOn;
    }

    /** Returns how many pages were shown. */
    int pages() {
        return pages;
    }

    /** Shows a page that was read just now. */
    void page(PageRecord page, byte[] bytes) {
        page(page, () -> bytes);
    }

    private void page(PageRecord page, SourceFile.Content content) {
        pages++;
        tell(visitor.file(
                new SourceFile(page.visit().path(), Stamp.ofContent(page.visit().stamp()), List.of(), null, content)));
    }

    /** Shows what an address said, as it is remembered. */
    void show(PageRecord each) {
        var visit = each.visit();
        switch (each.said()) {
            case PAGE -> page(each, again.of(each));
            case NOINDEX -> leftOut(each, Why.NOINDEX);
            case SAME_TEXT -> leftOut(each, Why.DUPLICATE);
            case NAVIGATION -> leftOut(each, Why.NAVIGATION);
            case UNSUPPORTED -> leftOut(each, Why.UNSUPPORTED);
            case EXCLUDED -> leftOut(each, Why.EXCLUDED);
            case ELSEWHERE -> leftOut(each, Why.OTHER_SITE);
            case ROBOTS -> leftOut(each, Why.ROBOTS);
            case MOVED -> moved(each);
            case TOO_LARGE -> tell(visitor.refused(visit.path(), visit.detail()));
            case FAILED -> unreadable(each, visit.detail());
            case NOTHING, GONE -> {}
        }
    }

    private void leftOut(PageRecord each, Why why) {
        tell(visitor.leftOut(new LeftOut(each.visit().path(), why, each.visit().detail())));
    }

    /** A redirect has no text, so there is nothing to leave out. */
    private void moved(PageRecord each) {
        if (!each.visit().stamp().isEmpty()) {
            var detail = "the same page as " + each.visit().detail() + ", which it names as its address";
            tell(visitor.leftOut(new LeftOut(each.visit().path(), Why.DUPLICATE, detail)));
        }
    }

    /** Keeps what is known of a page that could not be asked. */
    void unreadable(PageRecord each, String reason) {
        tell(visitor.unreadable(each.visit().path(), reason));
    }

    /** Keeps all that was not shown. */
    void incomplete(String reason) {
        tell(visitor.unreadable("", reason));
    }

    void refused(String path, String reason) {
        tell(visitor.refused(path, reason));
    }

    void elsewhere(String address) {
        tell(visitor.leftOut(new LeftOut(address, Why.OTHER_SITE)));
    }

    void unreadable(String path, String reason) {
        tell(visitor.unreadable(path, reason));
    }

    private void tell(boolean more) {
        goesOn &= more;
    }
}
