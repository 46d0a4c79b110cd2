/**
 * The conductor: from a question to a journal that ends. Start at {@link dev.docent.answer.Answers}. It gives each question
 * an answer of its own, whose life {@code LiveAnswer} and the picture in {@code AnswerState} show.
 */
@NullMarked
package dev.docent.answer;

import org.jspecify.annotations.NullMarked;
