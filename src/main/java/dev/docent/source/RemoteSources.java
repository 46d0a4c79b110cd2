package dev.docent.source;

import dev.docent.settings.SourceSettings;

/**
 * Creates the sources that need a library of their own. Their packages know this one, so this one cannot know them.
 * Thread-safe.
 */
public interface RemoteSources {
    /**
     * Returns a source that reads a git repository.
     *
     * @param place where it is
     * @param name the name that the paths of its documents begin with
     */
    Source git(GitPlaces place, String name, SourceSettings settings, SourceContext context);

    /**
     * Returns a source that reads the pages of a web site.
     *
     * @param place where it is
     * @param name the name that the paths of its documents begin with
     */
    Source web(WebPlace place, String name, SourceSettings settings, SourceContext context);
}
