/** Reads documents of Org. Start at {@link dev.docent.format.org.OrgParser}. */
@NullMarked
package dev.docent.format.org;

import org.jspecify.annotations.NullMarked;
