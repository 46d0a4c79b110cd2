package dev.docent.source.web;

import dev.docent.source.web.OpenedSite.ListOfPages;
import dev.docent.source.web.OpenedSite.Trouble;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a list of pages and the lists that it names, all at one server. Used once, one thread. */
final class ListReading {
    /** The most lists of one site: 1,000. */
    static final int MOST_LISTS = 1_000;

    /** The most addresses in all lists: half a million. */
    static final int MOST_ADDRESSES = 500_000;

    /** The most characters of the addresses in all lists: 64 Mi, because they are all in memory at once. */
    static final int MOST_CHARACTERS = 64 * 1024 * 1024;

    /** How many addresses elsewhere are named. */
    private static final int MOST_NAMED = 100;

    private final Site site;
    private final RobotsRules robots;
    private final PageRequests requests;
    private final String tooLate;
    private final Map<String, WebAddress> pages = new LinkedHashMap<>();
    private final List<String> elsewhere = new ArrayList<>();
    private final List<Trouble> troubles = new ArrayList<>();
    private final Set<String> known = new HashSet<>();
    private final Deque<WebAddress> waiting = new ArrayDeque<>();
    private int characters;
    /** Whether something was named beyond a limit. The lists do not count as complete then, so no page leaves. */
    private boolean tooMany;

    /** @param tooLate why lists are not asked for when the time is over, and what to do */
    ListReading(Site site, RobotsRules robots, PageRequests requests, String tooLate) {
        this.tooLate = tooLate;
        this.site = site;
        this.robots = robots;
        this.requests = requests;
    }

    ListOfPages read(Sitemap first) throws InterruptedException {
        known.add(site.start().identity());
        take(first, site.start());
        while (!waiting.isEmpty() && !requests.hasGivenUp() && !requests.isLateForLists()) {
            ask(waiting.poll());
        }
        var reason = requests.hasGivenUp() ? "the server failed too often in a row" : tooLate;
        waiting.forEach(each -> trouble(each, "it was not asked for, because " + reason));
        if (tooMany) {
            trouble(
                    site.start(),
                    "there are more than " + MOST_LISTS + " lists, " + MOST_ADDRESSES + " addresses, or "
                            + MOST_CHARACTERS + " characters in addresses");
        }
        return new ListOfPages(List.copyOf(pages.values()), elsewhere, troubles);
    }

    private void ask(WebAddress address) throws InterruptedException {
        if (!robots.allows(address)) {
            trouble(address, "robots.txt excludes it");
            return;
        }
        var reply = requests.ask(address, null, Sitemap.MOST_BYTES);
        if (reply instanceof PageReply.Content content) {
            Sitemap.of(content.body(), content.type())
                    .ifPresentOrElse(list -> take(list, address), () -> trouble(address, "it is no list of pages"));
        } else if (reply instanceof PageReply.Failed failed) {
            trouble(address, failed.reason());
        } else if (reply instanceof PageReply.TooLarge large) {
            trouble(address, "it has more than " + large.most() + " bytes");
        } else {
            trouble(address, "it does not exist");
        }
    }

    private void take(Sitemap list, WebAddress from) {
        if (list.trouble() != null) {
            trouble(from, list.trouble());
        }
        for (var text : list.pages()) {
            var address = from.resolve(text).map(site::own).filter(site::contains);
            address.ifPresentOrElse(this::addPage, () -> other(text));
        }
        for (var text : list.sitemaps()) {
            var address = from.resolve(text).map(site::own).filter(site::isHere);
            address.ifPresentOrElse(this::addList, () -> other(text));
        }
    }

    private void addPage(WebAddress address) {
        if (pages.containsKey(address.identity())) {
            return;
        }
        characters += Math.min(address.toString().length(), MOST_CHARACTERS - characters);
        if (pages.size() < MOST_ADDRESSES && characters < MOST_CHARACTERS) {
            pages.put(address.identity(), address);
        } else {
            tooMany = true;
        }
    }

    private void addList(WebAddress address) {
        if (known.contains(address.identity())) {
            return;
        }
        if (known.size() < MOST_LISTS) {
            known.add(address.identity());
            waiting.add(address);
        } else {
            tooMany = true;
        }
    }

    private void other(String address) {
        if (elsewhere.size() < MOST_NAMED) {
            elsewhere.add(address);
        }
    }

    private void trouble(WebAddress list, String reason) {
        troubles.add(new Trouble(list.path().substring(1), "this list of pages is incomplete: " + reason));
    }
}
