/**
 * What helps an answer and that it can do without: another service is asked, and what does not come in time is skipped. Start at
 * {@link dev.docent.attempt.Attempt}; {@link dev.docent.attempt.AttemptGuard} sees to it that an attempt ends.
 */
@NullMarked
package dev.docent.attempt;

import org.jspecify.annotations.NullMarked;
