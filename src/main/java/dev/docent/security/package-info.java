/**
 * Who asks, and whether they may, without HTTP; and ids that nobody guesses. Start at {@link dev.docent.security.AccessPolicy}.
 */
@NullMarked
package dev.docent.security;

import org.jspecify.annotations.NullMarked;
