package dev.docent.ingest.read;

import dev.docent.http.Outgoing;
import dev.docent.settings.Secret;
import dev.docent.settings.SourceSettings;
import dev.docent.source.FileRules;
import dev.docent.source.GitPlaces;
import dev.docent.source.PathSelection;
import dev.docent.source.RemoteSources;
import dev.docent.source.Source;
import dev.docent.source.SourceContext;
import dev.docent.source.WebPlace;
import dev.docent.source.git.Alarm;
import dev.docent.source.git.BranchChoice;
import dev.docent.source.git.FormerClones;
import dev.docent.source.git.GitAccess;
import dev.docent.source.git.GitOptions;
import dev.docent.source.git.GitSource;
import dev.docent.source.web.FormerMemories;
import dev.docent.source.web.WebAccess;
import dev.docent.source.web.WebClient;
import dev.docent.source.web.WebLimits;
import dev.docent.source.web.WebOptions;
import dev.docent.source.web.WebSource;
import dev.docent.source.web.WebTools;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Creates sources on other machines as their settings describe them. Immutable. */
public final class ReadRemotely implements RemoteSources {
    /** The folder of Docent's home for what sources keep: clones, and what web sites said. */
    private static final String KEPT = "sources";

    private final Clock clock;

    /** @param clock says when a walk takes too long */
    public ReadRemotely(Clock clock) {
        this.clock = clock;
    }

    /**
     * Deletes what is kept of other sources than these, and nothing else.
     *
     * @param home Docent's
     */
    public static void forgetOthers(Path home, Set<String> sources) {
        FormerClones.delete(home.resolve(KEPT), sources);
        FormerMemories.delete(home.resolve(KEPT), sources);
    }

    @Override
    public Source git(GitPlaces place, String name, SourceSettings settings, SourceContext context) {
        var options = new GitOptions(
                place.location(),
                BranchChoice.of(settings.where().branches(), settings.where().maxBranches()),
                gitAccess(settings.credentials()),
                FileRules.of(settings, context),
                context.locations().home().resolve(KEPT),
                new GitOptions.Machine(
                        context.git().userHome(),
                        Outgoing.of(context.outgoing()),
                        GitOptions.Machine.USUAL_SILENCE,
                        orElse(settings.times().timeout(), GitOptions.Machine.USUAL_LONGEST),
                        Alarm.REAL));
        return place.remote() ? GitSource.remote(name, options) : GitSource.local(name, options);
    }

    @Override
    public Source web(WebPlace place, String name, SourceSettings settings, SourceContext context) {
        var selection = settings.selection();
        var crawl = selection.crawl();
        long bytes = selection.maxFileBytes() == null ? context.index().files().maxBytes() : selection.maxFileBytes();
        var outgoing = Outgoing.of(context.outgoing());
        return new WebSource(
                new WebOptions(
                        name,
                        place.start(),
                        webAccess(settings.credentials()),
                        new WebLimits(
                                crawl.depth(),
                                crawl.pages(),
                                crawl.delay(),
                                bytes,
                                orElse(settings.times().timeout(), WebLimits.DEFAULT.longest())),
                        PathSelection.of(new SourceSettings.Selection(List.of(), selection.exclude(), null, crawl)),
                        PathSelection.of(new SourceSettings.Selection(selection.include(), List.of(), null, crawl))),
                new WebTools(
                        () -> WebClient.of(outgoing),
                        WebTools.Pause.REAL,
                        clock,
                        context.formats(),
                        context.locations().home().resolve(KEPT)));
    }

    private static Duration orElse(@Nullable Duration written, Duration usual) {
        return written == null ? usual : written;
    }

    private static GitAccess gitAccess(SourceSettings.Credentials credentials) {
        return new GitAccess(
                text(credentials.username()),
                text(credentials.password()),
                text(credentials.key()),
                headers(credentials));
    }

    private static WebAccess webAccess(SourceSettings.Credentials credentials) {
        boolean login = credentials.username() != null || credentials.password() != null;
        return new WebAccess(
                WebAccess.USER_AGENT,
                headers(credentials),
                login ? new WebAccess.BasicLogin(text(credentials.username()), text(credentials.password())) : null);
    }

    private static Map<String, String> headers(SourceSettings.Credentials credentials) {
        var headers = new TreeMap<String, String>();
        credentials.headers().forEach((name, value) -> headers.put(name, value.value()));
        return headers;
    }

    private static String text(@Nullable Secret secret) {
        return secret == null ? "" : secret.value();
    }
}
