/**
 * The state of the index and of its sources: what a pass counts, and what listeners and clients see of it. Start at {@link
 * dev.docent.ingest.status.PassProgress}.
 */
@NullMarked
package dev.docent.ingest.status;

import org.jspecify.annotations.NullMarked;
