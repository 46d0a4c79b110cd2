/**
 * Calls HTTP APIs of others: one request whose response is a stream, and a cancel that closes the connection. The caller
 * has its own time-outs, because only the caller knows which bytes are an answer and which are a heartbeat. The only
 * package that touches the HTTP client. Start at {@link dev.docent.http.StreamingClient}.
 */
@NullMarked
package dev.docent.http;

import org.jspecify.annotations.NullMarked;
