/** Reads ZIP archives whose content nobody trusts. Start at {@link dev.docent.format.zip.ZipArchive}. */
@NullMarked
package dev.docent.format.zip;

import org.jspecify.annotations.NullMarked;
