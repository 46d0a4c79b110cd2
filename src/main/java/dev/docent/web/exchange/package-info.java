/**
 * One request and its response, without a waiting thread: the body of the request, the reply, streams of journals, and problem
 * documents. Servlets build on it. Start at {@link dev.docent.web.exchange.AsyncExchange}.
 */
@NullMarked
package dev.docent.web.exchange;

import org.jspecify.annotations.NullMarked;
