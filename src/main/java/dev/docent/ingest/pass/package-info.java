/**
 * One pass over sources: it reads their files, puts what changed into the index, removes what is gone, and then computes the vectors. Start at {@link
 * dev.docent.ingest.pass.IndexPass}.
 */
@NullMarked
package dev.docent.ingest.pass;

import org.jspecify.annotations.NullMarked;
