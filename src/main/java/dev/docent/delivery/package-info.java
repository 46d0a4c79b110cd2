/** Journals over HTTP: cursors that write when the container says that the socket is ready. Start at {@link dev.docent.delivery.EventStream}. */
@NullMarked
package dev.docent.delivery;

import org.jspecify.annotations.NullMarked;
