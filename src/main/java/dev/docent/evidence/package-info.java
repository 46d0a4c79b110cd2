/**
 * Whether the passages say what an answer says: each cited sentence is compared with its passages, and each value with all
 * of them. Start at {@link dev.docent.evidence.SupportCheck}.
 */
@NullMarked
package dev.docent.evidence;

import org.jspecify.annotations.NullMarked;
