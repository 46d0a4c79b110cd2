/**
 * The read side: from a question to the passages that answer it. Start at {@link dev.docent.retrieval.Retriever}.
 */
@NullMarked
package dev.docent.retrieval;

import org.jspecify.annotations.NullMarked;
