/**
 * What is said of single files: their list, and why one is found or not. Start at {@link
 * dev.docent.ingest.files.FileReasons}.
 */
@NullMarked
package dev.docent.ingest.files;

import org.jspecify.annotations.NullMarked;
