/** Settings, read once into typed values; every mistake is reported at once. Start at {@link dev.docent.settings.Settings}. */
@NullMarked
package dev.docent.settings;

import org.jspecify.annotations.NullMarked;
