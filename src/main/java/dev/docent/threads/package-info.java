/**
 * Pools with bounded queues, how they are shared out, and what is done at a time or comes again. Start at {@link
 * dev.docent.threads.WorkerPool}.
 */
@NullMarked
package dev.docent.threads;

import org.jspecify.annotations.NullMarked;
