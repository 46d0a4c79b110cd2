/**
 * Decides who sends a request and whether it is allowed, without HTTP, and creates unguessable ids. Start at {@link
 * dev.docent.security.AccessPolicy}.
 */
@NullMarked
package dev.docent.security;

import org.jspecify.annotations.NullMarked;
