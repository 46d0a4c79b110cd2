package dev.docent.source;

import dev.docent.settings.SourceSettings;

/**
 * What the location of a source means. Items of {@code docent.docs} that mean the same are equal, and make one source. Immutable.
 */
interface SourcePlace {
    /** Returns the name of a source that has none in the settings, unless another source has this name already. */
    String name();

    /**
     * Returns the source that reads it. Nothing is read yet, because a disk may be mounted later, and a server may be down.
     *
     * @param name the name that the paths of its documents begin with
     * @param settings the settings of this source
     * @param context what all sources have in common
     */
    Source source(String name, SourceSettings settings, SourceContext context);
}
