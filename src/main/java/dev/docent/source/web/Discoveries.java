package dev.docent.source.web;

import dev.docent.format.html.NavigationPages;
import dev.docent.source.web.PageRecord.Said;
import dev.docent.source.web.PageRecord.Visit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The addresses that a walk knows and has not come to yet, and the limits of what it may find. One walk, one thread.
 */
final class Discoveries {
    /** There may be this many addresses for each page: those that lead elsewhere, and those of no page. */
    private static final int ADDRESSES_FOR_A_PAGE = 4;

    /** As many more addresses: small limits of pages are for tests of a setting, not for small sites. */
    static final int MORE_ADDRESSES = 1_000;

    private final Site site;
    private final SiteMemory memory;
    private final WebLimits limits;
    private final Traps traps = new Traps();
    private final Deque<WebAddress> queue = new ArrayDeque<>();
    private final Set<String> queued = new HashSet<>();
    /** The addresses of the pages whose links were read in this walk. */
    private final Set<String> read = new HashSet<>();

    /** The identities of the addresses that were found in this walk. */
    private final Set<String> found = new HashSet<>();

    private int tooMany;
    private @Nullable WebAddress firstTooMany;

    Discoveries(Site site, SiteMemory memory, WebLimits limits) {
        this.site = site;
        this.memory = memory;
        this.limits = limits;
    }

    /** Adds an address that the settings or a list name. */
    void seed(WebAddress address) {
        add(address, 0, null, Said.NOTHING);
    }

    /** Adds all addresses of earlier walks. */
    void seedMemory() {
        List.copyOf(memory.records()).forEach(each -> {
            traps.count(each.address());
            enqueue(each.address());
        });
    }

    /** Adds the links of a page. */
    void follow(PageRecord page, PageReading.PageLinks links) {
        read.add(page.url());
        if (page.depth() >= limits.depth()) {
            return;
        }
        for (var target : links.targets()) {
            links.base().resolve(target).map(site::own).filter(site::contains).ifPresent(address -> {
                boolean navigation = NavigationPages.has(links.generator(), address.path());
                add(address, page.depth() + 1, page.url(), navigation ? Said.NAVIGATION : Said.NOTHING);
            });
        }
    }

    /** Adds the address that a page names as its own, or sends to. */
    void follow(PageRecord page, WebAddress target) {
        add(target, page.depth(), page.url(), Said.NOTHING);
    }

    private void add(WebAddress address, int depth, @Nullable String from, Said said) {
        found.add(address.identity());
        if (queued.contains(address.identity())) {
            return;
        }
        if (memory.find(address).isEmpty()) {
            if (memory.records().size() >= limits.pages() * (long) ADDRESSES_FOR_A_PAGE + MORE_ADDRESSES) {
                dropped(address);
                return;
            }
            if (!traps.admits(address)) {
                return;
            }
            var visit = new Visit(said, PagePaths.guess(site, address), "", "", 0);
            memory.put(new PageRecord(address.toString(), depth, from, null, visit));
        }
        enqueue(address);
    }

    private void enqueue(WebAddress address) {
        if (queued.add(address.identity())) {
            queue.add(address);
        }
    }

    /** Notes an address for which there is no room. */
    void dropped(WebAddress address) {
        tooMany++;
        firstTooMany = firstTooMany == null ? address : firstTooMany;
    }

    /** Returns the next address. */
    Optional<WebAddress> next() {
        return Optional.ofNullable(queue.poll());
    }

    /** Names what was not followed because of a limit. */
    void report(Reports reports, String name) {
        if (firstTooMany != null) {
            reports.refused(
                    PagePaths.guess(site, firstTooMany),
                    "the site has more pages than docent.sources." + name + ".pages allows, " + limits.pages()
                            + ": this one and " + (tooMany - 1)
                            + " more addresses were not read. Raise the setting, or set a location with fewer pages.");
        }
        var trap = traps.first();
        if (trap != null) {
            reports.refused(
                    PagePaths.guess(site, trap),
                    "the site seems to make up addresses without end, as a calendar does: this one and "
                            + (traps.refused() - 1)
                            + " more were not read (more than " + Traps.MOST_QUERIES + " queries of one page, "
                            + Traps.MOST_SEGMENTS + " folders, or " + Traps.MOST_REPEATS
                            + " folders of the same name)");
        }
    }

    /** Forgets what is no page, and to which no page leads any more. Only after a walk that asked for everything. */
    void forgetUnlinked() {
        for (var page : memory.pages()) {
            boolean unlinked =
                    !found.contains(page.address().identity()) && page.from() != null && read.contains(page.from());
            if (unlinked) {
                memory.put(page.withoutLink());
            }
        }
        memory.keepOnly(each -> each.isPage() || found.contains(each.address().identity()) || leadsHere(each.from()));
    }

    /** A page that has not changed still has its links. */
    private boolean leadsHere(@Nullable String from) {
        return from != null
                && !read.contains(from)
                && WebAddress.of(from)
                        .flatMap(memory::find)
                        .filter(it -> it.said() != Said.GONE)
                        .isPresent();
    }
}
