/**
 * Keys that expire: where the key of a provider comes from if it is not in the settings. Start at {@link
 * dev.docent.keys.KeySource}.
 */
@NullMarked
package dev.docent.keys;

import org.jspecify.annotations.NullMarked;
