/**
 * How well Docent finds and answers the questions of a list, whose answers are known. Start at {@link
 * dev.docent.evaluation.QuestionList}, which reads such a list, and {@link dev.docent.evaluation.Measures}, which compares it
 * with what was found.
 */
@NullMarked
package dev.docent.evaluation;

import org.jspecify.annotations.NullMarked;
