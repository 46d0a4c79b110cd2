/**
 * The conductor: from a question to a journal that ends. Start at {@link dev.docent.answer.Answers}. It begins a
 * {@code LiveAnswer} for each question; {@code AnswerState} has the picture of its states.
 */
@NullMarked
package dev.docent.answer;

import org.jspecify.annotations.NullMarked;
