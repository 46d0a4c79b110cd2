/**
 * Reads the pages of a web site. Start at {@link dev.docent.source.web.WebSource};
 * {@link dev.docent.source.web.WebWalk} asks for one address after the other, and
 * {@link dev.docent.source.web.SiteMemory} remembers what they said. A walk talks to one server only: the one that the
 * start address names.
 */
@NullMarked
package dev.docent.source.web;

import org.jspecify.annotations.NullMarked;
