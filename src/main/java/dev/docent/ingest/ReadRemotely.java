package dev.docent.ingest;

import dev.docent.http.Outgoing;
import dev.docent.settings.Secret;
import dev.docent.settings.SourceSettings;
import dev.docent.source.FileRules;
import dev.docent.source.GitPlaces;
import dev.docent.source.RemoteSources;
import dev.docent.source.Source;
import dev.docent.source.SourceContext;
import dev.docent.source.git.GitAccess;
import dev.docent.source.git.GitOptions;
import dev.docent.source.git.GitSource;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Creates sources of git repositories as their settings describe them. Stateless. */
public final class ReadRemotely implements RemoteSources {
    /** The folder of Docent's home that contains the clones. */
    private static final String CLONES = "sources";

    @Override
    public Source git(GitPlaces place, String name, SourceSettings settings, SourceContext context) {
        var branch = settings.where().branch();
        var options = new GitOptions(
                place.location(),
                branch == null ? "" : branch,
                access(settings.credentials()),
                FileRules.of(settings, context),
                context.locations().home().resolve(CLONES),
                new GitOptions.Machine(
                        context.git().userHome(), Outgoing.of(context.outgoing()), GitOptions.Machine.USUAL_SILENCE));
        return place.remote() ? GitSource.remote(name, options) : GitSource.local(name, options);
    }

    private static GitAccess access(SourceSettings.Credentials credentials) {
        Map<String, String> headers = new TreeMap<>();
        credentials.headers().forEach((name, value) -> headers.put(name, value.value()));
        return new GitAccess(
                text(credentials.username()), text(credentials.password()), text(credentials.key()), headers);
    }

    private static String text(@Nullable Secret secret) {
        return secret == null ? "" : secret.value();
    }
}
