package dev.docent.source.web;

import dev.docent.corpus.FileKind;
import dev.docent.source.web.PageRecord.Said;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One walk through a site, page by page, in the order in which their addresses were found. Used once, one thread.
 *
 * <p>Each address of the memory is asked, whether a page still leads to it or not: a page leaves only if its address
 * says that it has gone. So the links of a page that has not changed need not be known. A walk that takes longer than
 * {@link WebLimits#longest} ends early, and the next one asks the rest.
 */
final class WebWalk {
    /** A round sends at most this many requests for each page that it may show. */
    private static final int REQUESTS_FOR_A_PAGE = 4;

    /** How the walk ended. */
    enum WalkEnd {
        /** All addresses were asked. */
        WHOLE,
        /** There was no time for the rest, or the server no longer answers. */
        PART,
        /** The visitor had enough. */
        STOPPED
    }

    private final WalkParts walk;
    private final PageRequests requests;
    private final WebOptions options;
    private boolean part;

    WebWalk(WalkParts walk, PageRequests requests, WebOptions options) {
        this.walk = walk;
        this.requests = requests;
        this.options = options;
    }

    WalkEnd run() throws InterruptedException {
        boolean wholeRound = walk.memory().hasJustBegun();
        seed();
        for (var next = walk.discoveries().next();
                next.isPresent();
                next = walk.discoveries().next()) {
            var address = next.get();
            step(walk.memory()
                    .find(address)
                    .orElseThrow(() -> new AssertionError("each known address has a record: " + address)));
            if (!walk.reports().goesOn()) {
                return WalkEnd.STOPPED;
            }
        }
        lookAgain();
        walk.discoveries().report(walk.reports(), options.name());
        if (part) {
            return WalkEnd.PART;
        }
        if (wholeRound) {
            walk.discoveries().forgetUnlinked();
        }
        return walk.reports().goesOn() ? WalkEnd.WHOLE : WalkEnd.STOPPED;
    }

    private void seed() {
        var list = walk.opened().list();
        if (list == null) {
            walk.discoveries().seed(walk.opened().site().start());
        } else {
            list.elsewhere().forEach(walk.reports()::elsewhere);
            list.troubles().forEach(trouble -> walk.reports().unreadable(trouble.path(), trouble.reason()));
            if (list.troubles().isEmpty()) {
                forgetOthers(list);
            }
            list.pages().forEach(walk.discoveries()::seed);
        }
        walk.discoveries().seedMemory();
    }

    /** What a complete list no longer names is no longer part of the site. */
    private void forgetOthers(OpenedSite.ListOfPages list) {
        var named = list.pages().stream().map(WebAddress::identity).collect(Collectors.toCollection(HashSet::new));
        walk.memory().keepOnly(each -> named.contains(each.address().identity()) || each.from() != null);
    }

    private void step(PageRecord each) throws InterruptedException {
        if (each.visit().at() >= walk.memory().since()) {
            walk.show(each); // Asked in this round, in an earlier walk.
        } else if (requests.hasGivenUp() || requests.isLate()) {
            leave(each);
        } else if (walk.reports().pages() >= options.limits().pages() || hasAskedTooOften()) {
            refuse(each);
        } else {
            visit(each, true);
        }
    }

    private boolean hasAskedTooOften() {
        return requests.asked() > options.limits().pages() * (long) REQUESTS_FOR_A_PAGE + Discoveries.MORE_ADDRESSES;
    }

    private void leave(PageRecord each) {
        part = true;
        if (each.isPage() && requests.hasGivenUp()) {
            walk.reports()
                    .unreadable(
                            each,
                            "it was not asked for, because the server failed " + PageRequests.MOST_FAILURES
                                    + " times in a row");
        } else {
            walk.show(each);
        }
    }

    private void refuse(PageRecord each) {
        walk.discoveries().dropped(each.address());
        if (each.isPage()) {
            walk.reports().refused(each.visit().path(), "it is beyond docent.sources." + options.name() + ".pages");
        }
    }

    private void visit(PageRecord each, boolean ownAddress) throws InterruptedException {
        var address = each.address();
        // Its name, and the page that leads to it, say what it is.
        boolean byName = each.said() == Said.NAVIGATION && each.visit().at() == 0;
        var answer = new PageAnswer(walk, each, ownAddress, () -> ask(each, null));
        var excluded = options.asked().leftOut(each.visit().path(), false);
        if (excluded.isPresent()) {
            answer.settle(Said.EXCLUDED, excluded.get().reason());
        } else if (!walk.opened().robots().allows(address)) {
            answer.settle(Said.ROBOTS, "");
        } else if (byName) {
            walk.show(each);
        } else if (walk.tools().formats().kind(each.visit().path()) == FileKind.UNSUPPORTED) {
            answer.settle(Said.UNSUPPORTED, "");
        } else {
            ask(each, ownAddress ? each.proof() : null).read(answer);
        }
    }

    /** The start page was asked when the site was opened. */
    private PageReply ask(PageRecord each, PageRecord.@Nullable Proof proof) throws InterruptedException {
        var first = walk.opened().first();
        boolean isStart = each.address().identity().equals(walk.site().start().identity());
        if (first != null && isStart && !(first instanceof PageReply.Same && proof == null)) {
            return first;
        }
        long most = walk.tools()
                .formats()
                .maxFileBytes(each.visit().path(), options.limits().fileBytes());
        return requests.ask(each.address(), proof, most);
    }

    /** A page that names another address as its own is read after all if there is no page at that address. */
    private void lookAgain() throws InterruptedException {
        for (var each : List.copyOf(walk.memory().records())) {
            boolean names = each.said() == Said.MOVED && !each.visit().stamp().isEmpty();
            if (names
                    && !part
                    && walk.reports().goesOn()
                    && !isRead(each.visit().detail())) {
                part = requests.isLate();
                if (!part) {
                    visit(each, false);
                }
            }
        }
    }

    private boolean isRead(String address) {
        return WebAddress.of(address)
                .flatMap(walk.memory()::find)
                .filter(it -> it.isPage() || it.said() == Said.SAME_TEXT)
                .isPresent();
    }
}
