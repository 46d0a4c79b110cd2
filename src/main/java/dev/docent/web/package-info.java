/**
 * Servlets and filters, one per resource; {@link dev.docent.web.exchange} has what they all use. Start at {@link
 * dev.docent.web.ChatServlet}; {@code Routes} shows every URL.
 */
@NullMarked
package dev.docent.web;

import org.jspecify.annotations.NullMarked;
