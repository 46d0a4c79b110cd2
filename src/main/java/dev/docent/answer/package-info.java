/** The conductor: from a question to a journal that ends. Start at {@link dev.docent.answer.Answers}. */
@NullMarked
package dev.docent.answer;

import org.jspecify.annotations.NullMarked;
