package dev.docent.tools;

import dev.docent.corpus.Scope;

/**
 * What a tool may see and give for one call.
 *
 * @param scope the documents of the asker
 * @param passages those that the answer has so far; what is found is added
 * @param budget how much the results may still have
 */
record View(Scope scope, NumberedPassages passages, Budget budget) {}
