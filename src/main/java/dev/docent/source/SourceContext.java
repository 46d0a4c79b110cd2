package dev.docent.source;

import dev.docent.settings.OutgoingSettings;
import dev.docent.settings.Settings;

/**
 * What all sources have in common, whatever they read. Immutable.
 *
 * @param locations {@code docent.home}, and where relative paths begin
 * @param index {@code docent.index}: what holds for sources that set nothing else
 * @param outgoing how requests to other servers are sent
 * @param formats which files are read
 * @param git where git's settings are
 * @param remote creates the sources that need a library of their own
 */
public record SourceContext(
        Settings.Locations locations,
        Settings.Index index,
        OutgoingSettings outgoing,
        FileFormats formats,
        GitSettings git,
        RemoteSources remote) {}
