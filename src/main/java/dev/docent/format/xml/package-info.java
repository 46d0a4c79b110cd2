/** Reads XML that nobody trusts, one event after the other. Start at {@link dev.docent.format.xml.XmlEvents}. */
@NullMarked
package dev.docent.format.xml;

import org.jspecify.annotations.NullMarked;
