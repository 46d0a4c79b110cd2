/**
 * The one vocabulary of failures: the reason for which a request is not served, the sentence that its caller reads, and when another
 * try makes sense; and the sentence of a start that failed. It knows nothing of HTTP. Start at {@link dev.docent.problem.Refusal}.
 */
@NullMarked
package dev.docent.problem;

import org.jspecify.annotations.NullMarked;
