/** Reads e-mail: single messages and mailboxes. Start at {@link dev.docent.format.email.EmailParser}. */
@NullMarked
package dev.docent.format.email;

import org.jspecify.annotations.NullMarked;
