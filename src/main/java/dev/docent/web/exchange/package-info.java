/**
 * One request and its response, without a waiting thread: the body that comes, the reply that goes, journals that are streamed, and the
 * problem document where something failed. Servlets build on it. Start at {@link dev.docent.web.exchange.AsyncExchange}.
 */
@NullMarked
package dev.docent.web.exchange;

import org.jspecify.annotations.NullMarked;
