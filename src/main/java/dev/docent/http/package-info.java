/**
 * Calling other people's HTTP APIs: one request whose response is a stream, with first-byte, idle and total limits and a
 * stop that closes the connection. The only package that touches the HTTP client. Start at {@link
 * dev.docent.http.StreamingClient}.
 */
@NullMarked
package dev.docent.http;

import org.jspecify.annotations.NullMarked;
