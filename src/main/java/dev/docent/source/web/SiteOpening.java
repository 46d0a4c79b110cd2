package dev.docent.source.web;

import dev.docent.source.SourceException;
import dev.docent.source.web.PageRecord.Said;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether a site answers, where it is after redirects, what robots may read, and whether the start is a list.
 */
final class SiteOpening {
    /** The most redirects in a row: ten. */
    static final int MOST_REDIRECTS = 10;

    /** As many redirects of robots.txt are followed: five (RFC 9309, section 2.3.1.2). */
    private static final int ROBOTS_REDIRECTS = 5;

    private final WebOptions options;
    private final WebTools tools;
    private final PageRequests requests;
    private final SiteMemory memory;

    SiteOpening(WebOptions options, WebTools tools, PageRequests requests, SiteMemory memory) {
        this.options = options;
        this.tools = tools;
        this.requests = requests;
        this.memory = memory;
    }

    /** @throws SourceException if the start cannot be read; its message says why, and what to do */
    OpenedSite open() throws SourceException, InterruptedException {
        var start = WebAddress.of(options.start().toString())
                .orElseThrow(() -> failure("is no address of http or https", "Correct the location"));
        var robots = robots(start);
        var at = start;
        for (int hops = 0; hops <= MOST_REDIRECTS; hops++) {
            if (!robots.allows(at)) {
                throw failure(
                        "may not be read by robots, says " + at.server() + "/robots.txt",
                        "Ask whoever runs the site to allow " + options.access().robot());
            }
            var reply = requests.ask(at, proof(at), startBytes(at));
            if (reply instanceof PageReply.Sent sent) {
                var to = redirected(start, at, sent.to());
                robots = to.server().equals(at.server()) ? robots : robots(to);
                at = to;
            } else {
                return opened(new Site(at), robots, reply);
            }
        }
        throw failure("redirects more than " + MOST_REDIRECTS + " times", "Set the location to the page itself");
    }

    /** Only a page that was one the last time can say that nothing has changed. */
    private PageRecord.@Nullable Proof proof(WebAddress at) {
        return memory.find(at)
                .filter(each -> each.isPage() && each.url().equals(at.toString()))
                .map(PageRecord::proof)
                .orElse(null);
    }

    private long startBytes(WebAddress at) {
        boolean perhapsList = at.path().matches(".*\\.(xml|gz|txt)");
        return perhapsList ? Sitemap.MOST_BYTES : options.limits().fileBytes();
    }

    private WebAddress redirected(WebAddress start, WebAddress from, String location) throws SourceException {
        var target = from.resolve(location)
                .orElseThrow(() -> failure("redirects to an invalid address", "Set the location to the page itself"));
        boolean same = target.secure().server().equals(from.secure().server());
        if (!same) {
            throw failure(
                    "redirects to another server, " + target.server() + ", which Docent does not read",
                    "If that is a login, set username and password, or headers, of this source; if the site has moved,"
                            + " set its location to the new address");
        }
        var to = from.uri().getScheme().equals("https") ? target.secure() : target;
        if (!to.path().startsWith(start.folder())) {
            throw failure(
                    "redirects to " + to.path() + ", which is not below " + start.folder(),
                    "If that is a login, set username and password, or headers, of this source; otherwise set its"
                            + " location to that page");
        }
        return to;
    }

    private OpenedSite opened(Site site, RobotsRules robots, PageReply reply)
            throws SourceException, InterruptedException {
        requests.pauseAtLeast(robots.delay());
        if (reply instanceof PageReply.Same) {
            return new OpenedSite(site, robots, reply, null, options);
        }
        if (!(reply instanceof PageReply.Content content)) {
            throw failure(reason(reply), "Correct its location, or repair the site");
        }
        var list = Sitemap.of(content.body(), content.type());
        if (list.isPresent()) {
            long minutes = options.limits()
                    .longest()
                    .dividedBy(PageRequests.LISTS_SHARE)
                    .toMinutes();
            var tooLate = "the lists took more than " + minutes + " minutes. Raise " + options.timeout();
            var pages = new ListReading(site, robots, requests, tooLate).read(list.get());
            if (pages.pages().isEmpty()) {
                throw failure(
                        "names no page of " + site.start().server() + site.prefix() + trouble(pages),
                        "Correct its location, or repair the list");
            }
            return new OpenedSite(site, robots, null, pages, options);
        }
        var read = PageReading.of(content, site.start(), site, tools, true);
        if (read.what() == Said.FAILED) {
            throw failure("cannot be read: " + read.detail(), "Correct the settings of this source");
        }
        return new OpenedSite(site, robots, content, null, options);
    }

    private static String trouble(OpenedSite.ListOfPages list) {
        return list.troubles().isEmpty() ? "" : " (" + list.troubles().get(0).reason() + ")";
    }

    private static String reason(PageReply reply) {
        if (reply instanceof PageReply.Failed failed) {
            return "cannot be read: " + failed.reason();
        }
        return reply instanceof PageReply.TooLarge large
                ? "has more than " + large.most() + " bytes"
                : "does not exist";
    }

    private SourceException failure(String what, String toDo) {
        return new SourceException("The web site " + WebSource.shown(options.start()) + " " + what + ". " + toDo
                + ". The index keeps its documents.");
    }

    /** RFC 9309, section 2.3.1: without a file, everything is allowed; if the server fails, nothing is. */
    private RobotsRules robots(WebAddress start) throws SourceException, InterruptedException {
        var at = start.at("/robots.txt");
        for (int hops = 0; hops <= ROBOTS_REDIRECTS; hops++) {
            var reply = requests.ask(at, null, RobotsRules.MOST_BYTES);
            if (reply instanceof PageReply.Failed failed && failed.ofServer()) {
                throw failure(
                        "cannot be read: " + failed.reason() + " (asked for " + at + ")",
                        "Correct its location, or " + "repair the site");
            }
            var next = reply instanceof PageReply.Sent sent ? at.resolve(sent.to()) : Optional.<WebAddress>empty();
            if (next.isEmpty()
                    || !next.get().secure().server().equals(at.secure().server())) {
                return rules(reply);
            }
            at = next.get();
        }
        return RobotsRules.ALLOW_ALL;
    }

    private RobotsRules rules(PageReply reply) {
        var robot = options.access().robot();
        if (reply instanceof PageReply.TooLarge large) {
            return RobotsRules.of(large.begin(), robot);
        }
        return reply instanceof PageReply.Content content
                ? RobotsRules.of(content.body(), robot)
                : RobotsRules.ALLOW_ALL;
    }
}
