/**
 * Docent: questions about a team's documentation and code, answered as a stream with citations. Start at {@link
 * dev.docent.Routes}, which shows every URL; {@link dev.docent.Docent} builds everything.
 *
 * <p>Then follow the way of a question: {@link dev.docent.web.ChatServlet}, {@link dev.docent.answer.Answers}, {@code
 * LiveAnswer}, {@code AnswerTask}, {@code AnswerWriter}, {@link dev.docent.journal.Journal}, {@link
 * dev.docent.delivery.EventStream}.
 */
@NullMarked
package dev.docent;

import org.jspecify.annotations.NullMarked;
