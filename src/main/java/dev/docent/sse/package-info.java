/**
 * The event-stream format of the WHATWG HTML standard (section 9.2, server-sent events), both directions. {@link
 * dev.docent.sse.SseWriter} writes it. Start at {@link dev.docent.sse.SseParser}, which reads bytes cut anywhere.
 */
@NullMarked
package dev.docent.sse;

import org.jspecify.annotations.NullMarked;
