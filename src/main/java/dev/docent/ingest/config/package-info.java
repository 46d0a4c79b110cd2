/** Finds the parts of configuration files. Start at {@link dev.docent.ingest.config.ConfigParsers}. */
@NullMarked
package dev.docent.ingest.config;

import org.jspecify.annotations.NullMarked;
