/**
 * Pools with bounded queues, fair shares of them, timers, and periodic tasks. Start at {@link
 * dev.docent.threads.WorkerPool}.
 */
@NullMarked
package dev.docent.threads;

import org.jspecify.annotations.NullMarked;
