/**
 * The vocabulary of failures: the reason why a request is refused, the sentence for its user, and when a retry makes sense; and
 * the sentence for a failed start. It knows nothing about HTTP. Start at {@link dev.docent.problem.Refusal}.
 */
@NullMarked
package dev.docent.problem;

import org.jspecify.annotations.NullMarked;
