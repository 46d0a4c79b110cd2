package dev.docent.source.git;

import dev.docent.http.ClientLimits;
import dev.docent.http.WaitingClient;
import dev.docent.source.git.store.QuietSystem;
import java.io.IOException;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.EmptyProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectIdRef;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.BasePackFetchConnection;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.FilterSpec;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;
import org.eclipse.jgit.transport.URIish;

/**
 * Brings the objects of commits into a clone: asks the server what the branches are now, and gets what the clone lacks
 * of these commits alone, without their history. Used once, by one thread.
 */
final class CommitFetch {
    private final GitOptions options;
    private final LocalClone clone;
    private final long withheld;

    /** @param withheld objects larger than this, in bytes, are not asked for, if the server supports that */
    CommitFetch(GitOptions options, LocalClone clone, long withheld) {
        this.options = options;
        this.clone = clone;
        this.withheld = withheld;
    }

    /** Returns the commits, whose objects are all there. */
    FetchedBranches run() throws IOException {
        QuietSystem.install();
        var uri = address();
        return uri.getScheme().startsWith("http") ? overHttp(uri) : overSsh(uri);
    }

    private FetchedBranches overSsh(URIish uri) throws IOException {
        var sessions = new SshSessions(options);
        try (sessions;
                var transport = Transport.open(clone.repository(), uri)) {
            ((SshTransport) transport).setSshSessionFactory(sessions);
            var access = options.access();
            if (access.key().isEmpty() && !access.password().isEmpty()) {
                transport.setCredentialsProvider(new OnePassword(access.password()));
            }
            transport.setTimeout((int) Math.max(1, options.machine().silence().toSeconds()));
            return run(transport);
        } catch (FetchFailure e) {
            throw e;
        } catch (TransportException e) {
            throw SshFailures.explain(e, sessions);
        }
    }

    private FetchedBranches overHttp(URIish uri) throws IOException {
        try (var client = new WaitingClient(
                        "git/2 (Docent)",
                        ClientLimits.DEFAULT,
                        options.machine().outgoing(),
                        options.machine().silence());
                var transport = Transport.open(clone.repository(), uri)) {
            var http = (TransportHttp) transport;
            http.setHttpConnectionFactory(
                    new HttpConnections(client, options.access().hasLogin()));
            http.setAdditionalHeaders(headers());
            return run(transport);
        }
    }

    private URIish address() throws FetchFailure {
        try {
            var uri = new URIish(options.location());
            return uri.getScheme() == null ? uri.setScheme("ssh") : uri;
        } catch (URISyntaxException e) {
            throw new FetchFailure("has an address that git does not understand. Correct it", e);
        }
    }

    /** With a login from the first request on, because a server may show only a part to others. */
    private Map<String, String> headers() {
        var access = options.access();
        var headers = new HashMap<>(access.headers());
        if (access.hasLogin()) {
            headers.put("Authorization", "Basic " + access.basicLogin());
        }
        return headers;
    }

    private FetchedBranches run(Transport transport) throws IOException {
        transport.setTagOpt(TagOpt.NO_TAGS);
        transport.setDepth(1);
        transport.setFilterSpec(FilterSpec.fromFilterLine("blob:limit=" + withheld));
        try {
            return fetch(transport);
        } catch (FetchFailure e) {
            throw e;
        } catch (TransportException e) {
            if (!FetchFailures.isOfProtocol(e)) {
                throw e;
            }
            // Only the attempt shows whether a server supports filters.
            transport.setFilterSpec(FilterSpec.NO_FILTER);
            return fetch(transport);
        }
    }

    private FetchedBranches fetch(Transport transport) throws IOException {
        try (var connection = transport.openFetch(List.of(), prefixes())) {
            if (!(connection instanceof BasePackFetchConnection)) {
                throw new FetchFailure(
                        "is served as plain files. Docent reads only from servers that speak git's own protocol");
            }
            var sent = new TreeMap<String, Ref>();
            connection.getRefs().stream()
                    .filter(ref -> ref.getObjectId() != null)
                    .forEach(ref -> sent.put(ref.getName(), ref));
            var chosen = chosen(sent.keySet(), transport);
            var wanted = new LinkedHashMap<String, Ref>();
            chosen.references()
                    .forEach(each ->
                            wanted.put(each.name(), sent.getOrDefault(each.reference(), commit(each.reference()))));
            fetch(connection, wanted.values());
            return complete(wanted, chosen.gaps());
        }
    }

    private void fetch(FetchConnection connection, Collection<Ref> wanted) throws TransportException {
        var known = clone.repository().known().get();
        var lacking =
                wanted.stream().filter(ref -> !known.contains(commitOf(ref))).toList();
        if (!lacking.isEmpty()) {
            connection.fetch(new UntilInterrupted(), lacking, Set.of());
        }
    }

    /** The beginnings of the names that the server is asked for. Old servers send all. */
    private String[] prefixes() {
        var prefixes = options.branch().prefixes();
        return prefixes.isEmpty() ? new String[] {Constants.HEAD} : prefixes.toArray(String[]::new);
    }

    /** Returns what is read of the references that the server has sent. */
    private BranchChoice.Chosen chosen(Set<String> sent, Transport transport) throws IOException {
        var chosen = options.branch().among(sent);
        if (chosen.gaps().isEmpty() && !chosen.references().isEmpty()) {
            return chosen;
        }
        var all = new TreeSet<>(sent);
        try (var more = transport.openFetch(List.of(), Constants.R_HEADS)) {
            more.getRefs().stream()
                    .map(Ref::getName)
                    .filter(name -> name.startsWith(Constants.R_HEADS))
                    .forEach(all::add);
        }
        var branches = BranchChoice.branches(all);
        if (branches.isEmpty() && chosen.references().isEmpty()) {
            throw new FetchFailure("is empty. Push something into it");
        }
        if (chosen.references().isEmpty()) {
            throw new FetchFailure(
                    options.branch().isDefault()
                            ? "names a default branch that does not exist. Set branch; it has "
                                    + BranchNames.inWords(branches)
                            : "has no branch or tag " + options.branch().inWords() + ". It has "
                                    + BranchNames.inWords(branches) + ". Correct branch");
        }
        return options.branch().among(all);
    }

    private static Ref commit(String digits) {
        var id = ObjectId.isId(digits) ? ObjectId.fromString(digits) : ObjectId.zeroId();
        return new ObjectIdRef.Unpeeled(Ref.Storage.NETWORK, digits, id);
    }

    /** Of an annotated tag, the server also says its commit. */
    private static ObjectId commitOf(Ref ref) {
        return ref.getPeeledObjectId() == null ? ref.getObjectId() : ref.getPeeledObjectId();
    }

    private FetchedBranches complete(Map<String, Ref> wanted, List<BranchGap> gaps) throws IOException {
        var commits = new LinkedHashMap<String, ObjectId>();
        for (var each : wanted.entrySet()) {
            commits.put(options.branch().isSeveral() ? each.getKey() : "", complete(each.getValue()));
        }
        return new FetchedBranches(commits, gaps);
    }

    private ObjectId complete(Ref wanted) throws IOException {
        try (var walk = new RevWalk(clone.repository())) {
            var commit = walk.parseCommit(wanted.getObjectId()).copy();
            if (clone.has(commit)) {
                return commit;
            }
        } catch (MissingObjectException | IncorrectObjectTypeException e) {
            throw new FetchFailure(
                    "did not send the commit " + wanted.getObjectId().name() + ". Correct branch", e);
        }
        throw new FetchFailure("sent a commit that is not complete");
    }

    /** Ends when the thread is interrupted. */
    private static final class UntilInterrupted extends EmptyProgressMonitor {
        @Override
        public boolean isCancelled() {
            return Thread.currentThread().isInterrupted();
        }
    }
}
