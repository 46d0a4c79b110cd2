package dev.docent.source.web;

import dev.docent.source.Source;
import dev.docent.source.SourceException;
import dev.docent.source.SourceKind;
import dev.docent.source.SourceStores;
import dev.docent.source.SourceVisitor;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pages of a web site: those below the folder of a start page that links lead to, or those that a sitemap names.
 *
 * <p>Requests go to the server of the start address only, whatever pages, sitemaps and redirects say. So no page can
 * make Docent ask another server, such as one in a private network, and it does not matter to which address a name of
 * another host resolves.
 *
 * <p>A page leaves only if its address answers with status 404 or 410, redirects to another page of the site, asks
 * robots not to index it, or exceeds a limit, or if a complete sitemap no longer names it. Everything else may be over
 * soon: the pages stay.
 */
public final class WebSource implements Source {
    /** So many pages do not vanish one by one: 10. */
    private static final int MANY_PAGES = 10;

    private static final Logger LOG = LoggerFactory.getLogger(WebSource.class);

    private final WebOptions options;
    private final WebTools tools;
    /** The address of each document, by its path. Replaced as a whole after each walk. */
    private volatile @Nullable Map<String, String> origins;

    /** Opened by {@link #stop}. */
    private volatile CountDownLatch stopped = new CountDownLatch(1);

    private volatile @Nullable WebClient running;

    public WebSource(WebOptions options, WebTools tools) {
        this.options = options;
        this.tools = tools;
    }

    @Override
    public String name() {
        return options.name();
    }

    /** Returns the start address, without name and password. */
    @Override
    public String location() {
        return shown(options.start());
    }

    @Override
    public SourceKind kind() {
        return SourceKind.WEB;
    }

    static String shown(URI start) {
        return WebAddress.of(start.toString()).map(WebAddress::toString).orElse(start.toString());
    }

    /** Returns the address of a page, if the last walk knew it. */
    @Override
    public Optional<String> origin(String path, @Nullable String revision) {
        var known = origins;
        return Optional.ofNullable((known == null ? remember(memory()) : known).get(path));
    }

    /** Shows the pages of the last walk, without a request. */
    @Override
    public void survey(SourceVisitor visitor) {
        var memory = memory();
        remember(memory);
        var reports = new Reports(visitor, page -> WebSource::unread);
        memory.pages().stream().takeWhile(page -> reports.goesOn()).forEach(reports::show);
    }

    private static byte[] unread() throws IOException {
        throw new IOException("only a walk reads pages");
    }

    @Override
    public void walk(SourceVisitor visitor) throws SourceException {
        var memory = memory();
        var end = stopped;
        try (var client = tools.clients().get()) {
            running = client;
            if (end.getCount() == 0) {
                throw new SourceException(
                        "The web site " + location() + " is not read, because Docent is shutting down.");
            }
            var requests = new PageRequests(options, tools, client, end);
            ask(memory, requests, new Reports(visitor, page -> () -> read(page, requests)));
        } catch (WalkStopped e) {
            memory.save();
            visitor.unreadable("", "the site was not read to its end, because " + WalkStopped.REASON);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            memory.save();
            throw new SourceException(
                    "Reading the web site " + location() + " was interrupted; the next pass reads on.", e);
        } finally {
            running = null;
            remember(memory);
        }
    }

    /** Ends a walk that waits for the server; it returns, and what it did not show is kept. Later walks fail at once, until {@link #renew}. */
    @Override
    public void stop() {
        stopped.countDown();
        var client = running;
        if (client != null) {
            client.close();
        }
    }

    @Override
    public void renew() {
        if (stopped.getCount() == 0) {
            stopped = new CountDownLatch(1);
        }
    }

    private SiteMemory memory() {
        var folder = tools.folder();
        var file = folder == null ? null : folder.resolve(SourceStores.fileName(options.name()) + SiteMemory.ENDING);
        return SiteMemory.of(file, options.start().toString());
    }

    private Map<String, String> remember(SiteMemory memory) {
        var all = new HashMap<String, String>();
        memory.pages().forEach(page -> all.put(page.visit().path(), page.url()));
        origins = all;
        return all;
    }

    private void ask(SiteMemory memory, PageRequests requests, Reports reports)
            throws SourceException, InterruptedException {
        memory.begin(tools.clock().instant());
        var opened = new SiteOpening(options, tools, requests, memory).open();
        memory.open(opened.site());
        var before = memory.pages();
        var discoveries = new Discoveries(opened.site(), memory, options.limits());
        var parts = new WalkParts(opened, memory, discoveries, new SamePages(), reports, tools);
        var outcome = new WebWalk(parts, requests, options).run();
        if (outcome != WebWalk.WalkEnd.STOPPED) {
            refuseVanished(before, opened.site(), memory);
        }
        if (outcome == WebWalk.WalkEnd.WHOLE) {
            memory.end();
        }
        memory.save();
        LOG.info("Sent {} requests to {}; {} pages", requests.asked(), location(), reports.pages());
        if (outcome == WebWalk.WalkEnd.PART && !memory.isComplete()) {
            reports.incomplete(
                    requests.isLate()
                            ? "the site was not read to its end within "
                                    + options.limits().longest().toMinutes()
                                    + " minutes; the next pass reads on. To read more in one pass, raise "
                                    + options.timeout()
                            : "the site was not read to its end; the next pass reads on");
        }
    }

    /** The memory is not saved then, so that the next walk asks for these pages again. */
    private void refuseVanished(List<PageRecord> before, Site site, SiteMemory memory) throws SourceException {
        var others = before.stream()
                .filter(page -> !page.address().identity().equals(site.start().identity()))
                .toList();
        boolean vanished = others.stream()
                .noneMatch(page -> memory.find(page.address())
                        .filter(PageRecord::mayHaveDocument)
                        .isPresent());
        if (others.size() >= MANY_PAGES && vanished) {
            throw new SourceException("The web site " + location() + " has none of its " + others.size()
                    + " pages any more. The index keeps them. If the site has moved, set the location to its new"
                    + " address; if you want to forget it, remove the source from the settings.");
        }
    }

    /** Reads a page that has not changed, for a parser that has. */
    private byte[] read(PageRecord page, PageRequests requests) throws IOException {
        if (requests.isLate() || requests.hasGivenUp()) {
            throw new IOException(
                    "there is no time left for it, or the server does not answer; the next pass asks again");
        }
        PageReply reply;
        try {
            reply = requests.ask(page.address(), null, mostBytes(page));
        } catch (WalkStopped e) {
            throw new IOException(WalkStopped.REASON, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("it was interrupted");
        }
        if (reply instanceof PageReply.Content content) {
            return content.body();
        }
        if (reply instanceof PageReply.Gone) {
            throw new NoSuchFileException(page.url());
        }
        throw new IOException(
                reply instanceof PageReply.Failed failed ? failed.reason() : "its address no longer shows the page");
    }

    private long mostBytes(PageRecord page) {
        return tools.formats()
                .maxFileBytes(page.visit().path(), options.limits().fileBytes());
    }
}
