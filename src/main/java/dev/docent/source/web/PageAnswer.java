package dev.docent.source.web;

import dev.docent.source.LeftOut;
import dev.docent.source.web.PageRecord.Said;
import dev.docent.source.web.PageRecord.Visit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what the reply of a server about one address means: remembers it, tells the visitor, and follows its links.
 * Used once.
 */
final class PageAnswer implements PageReply.Reader {
    private static final Logger LOG = LoggerFactory.getLogger(PageAnswer.class);

    /** Asks for the whole page. */
    @FunctionalInterface
    interface WholePage {
        PageReply ask() throws InterruptedException;
    }

    private final WalkParts walk;
    private final PageRecord before;
    private final boolean ownAddress;
    private final WholePage wholePage;

    /**
     * @param before what is remembered of the address
     * @param ownAddress whether the address that the page names as its own counts
     * @param wholePage asks again, if that nothing has changed is not enough
     */
    PageAnswer(WalkParts walk, PageRecord before, boolean ownAddress, WholePage wholePage) {
        this.walk = walk;
        this.before = before;
        this.ownAddress = ownAddress;
        this.wholePage = wholePage;
    }

    @Override
    public void same() throws InterruptedException {
        var visit = before.visit();
        boolean alone = before.said() == Said.SAME_TEXT
                && walk.texts().other(visit.stamp(), before.url()).isEmpty();
        var excluded = excluded(visit.path());
        boolean included = before.said() == Said.EXCLUDED && excluded.isEmpty();
        if (alone || included) {
            wholePage.ask().read(this); // The page with the same text has gone, or the settings have changed.
            return;
        }
        if (before.isPage() && excluded.isPresent()) {
            var now = new Visit(Said.EXCLUDED, visit.path(), "", excluded.get(), walk.millis());
            remember(before.with(before.proof(), now));
            return;
        }
        remember(before.with(
                before.proof(), new Visit(visit.what(), visit.path(), visit.stamp(), visit.detail(), walk.millis())));
    }

    @Override
    public void content(PageReply.Content content) {
        read(content)
                .ifPresentOrElse(
                        read -> take(read, content),
                        () -> settle(Said.FAILED, "the page cannot be read as HTML; the server's log says why"));
    }

    /** A page that makes the reader fail must not end the walk through all others. */
    private Optional<PageReading> read(PageReply.Content content) {
        try {
            return Optional.of(PageReading.of(content, before.address(), walk.site(), walk.tools(), ownAddress));
        } catch (RuntimeException | StackOverflowError e) {
            LOG.warn("{} cannot be read as a page: {}", before.url(), e.toString());
            return Optional.empty();
        }
    }

    private void take(PageReading read, PageReply.Content content) {
        if (walk.opened().list() == null) {
            walk.discoveries().follow(before, read.links());
        }
        if (read.what() == Said.MOVED) {
            WebAddress.of(read.detail()).ifPresent(target -> walk.discoveries().follow(before, target));
        }
        var kept = read.what() == Said.PAGE
                ? excluded(read.path()).map(read::excluded).orElse(read)
                : read;
        settleOrTwin(kept, content);
    }

    private Optional<String> excluded(String path) {
        return walk.opened().options().shown().leftOut(path, false).map(LeftOut::reason);
    }

    private void settleOrTwin(PageReading read, PageReply.Content content) {
        var twin = read.what() == Said.PAGE ? walk.texts().other(read.stamp(), before.url()) : Optional.<String>empty();
        twin.ifPresentOrElse(other -> twin(other, read, content), () -> settle(read, content));
    }

    private void settle(PageReading read, PageReply.Content content) {
        boolean keepsPath = read.what() == Said.FAILED && before.mayHaveDocument();
        var path = keepsPath ? before.visit().path() : walk.memory().freePath(before.address(), read.path());
        var now =
                before.with(content.proof(), new Visit(read.what(), path, read.stamp(), read.detail(), walk.millis()));
        if (now.isPage()) {
            walk.memory().put(now);
            walk.texts().add(now);
            walk.reports().page(now, content.body());
        } else {
            remember(now);
        }
    }

    /** If pages that were different become the same, that is a login page or an error, and not their text. */
    private void twin(String other, PageReading read, PageReply.Content content) {
        if (before.mayHaveDocument()) {
            settle(
                    Said.FAILED,
                    "it now has the same text as " + other
                            + ", as a login page or an error has, so the index keeps the "
                            + "text that it had. If that is wrong, let the site answer with status 404");
            return;
        }
        var visit = new Visit(Said.SAME_TEXT, read.path(), read.stamp(), "the same text as " + other, walk.millis());
        remember(before.with(content.proof(), visit));
    }

    @Override
    public void sent(PageReply.Sent sent) {
        var target = before.address().resolve(sent.to()).map(walk.site()::own);
        if (target.filter(walk.site()::contains).isEmpty()) {
            var where = target.map(WebAddress::server).orElse("an invalid address");
            var outside =
                    target.filter(walk.site()::isHere).map(WebAddress::path).orElse(where);
            settle(
                    before.mayHaveDocument() ? Said.FAILED : Said.ELSEWHERE,
                    "it redirects to " + outside + ", which is not part of this site, as a login does");
        } else if (isCircle(target.get())) {
            settle(Said.FAILED, "it redirects in a circle, or more than " + SiteOpening.MOST_REDIRECTS + " times");
        } else {
            walk.discoveries().follow(before, target.get());
            settle(Said.MOVED, target.get().toString());
        }
    }

    /** Follows the redirects that are known in this walk. */
    private boolean isCircle(WebAddress target) {
        var at = Optional.of(target);
        for (int hops = 0; hops < SiteOpening.MOST_REDIRECTS && at.isPresent(); hops++) {
            if (at.get().identity().equals(before.address().identity())) {
                return true;
            }
            at = walk.memory()
                    .find(at.get())
                    .filter(it -> it.said() == Said.MOVED && it.visit().stamp().isEmpty())
                    .flatMap(it -> WebAddress.of(it.visit().detail()));
        }
        return at.isPresent() || isChain();
    }

    /** Returns whether so many redirects lead here that no page is likely to follow. */
    private boolean isChain() {
        var at = Optional.of(before);
        int hops = 0;
        while (at.isPresent() && hops <= SiteOpening.MOST_REDIRECTS) {
            at = Optional.ofNullable(at.get().from())
                    .flatMap(WebAddress::of)
                    .flatMap(walk.memory()::find)
                    .filter(it -> it.said() == Said.MOVED);
            hops++;
        }
        return at.isPresent();
    }

    @Override
    public void gone() {
        settle(Said.GONE, "");
    }

    @Override
    public void tooLarge(PageReply.TooLarge tooLarge) {
        settle(
                Said.TOO_LARGE,
                "it has more than " + tooLarge.most()
                        + " bytes, the limit of docent.index.max-file-size or of max-file-size of this source");
    }

    @Override
    public void failed(PageReply.Failed failed) {
        settle(Said.FAILED, "it cannot be read: " + failed.reason());
    }

    /** Remembers an answer that is no page. */
    void settle(Said what, String detail) {
        remember(before.with(null, new Visit(what, before.visit().path(), "", detail, walk.millis())));
    }

    private void remember(PageRecord now) {
        walk.memory().put(now);
        walk.show(now);
    }
}
