/** Finds the parts of configuration files. Start at {@link dev.docent.format.config.ConfigParsers}. */
@NullMarked
package dev.docent.format.config;

import org.jspecify.annotations.NullMarked;
