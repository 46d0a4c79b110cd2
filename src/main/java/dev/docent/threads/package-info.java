/** Work that other threads do, or that comes again after a time. Start at {@link dev.docent.threads.Periodic}. */
@NullMarked
package dev.docent.threads;

import org.jspecify.annotations.NullMarked;
