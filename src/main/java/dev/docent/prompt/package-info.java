/**
 * Prompts for models: pure functions from question, history and passages to a {@link dev.docent.prompt.Prompt}. Start at
 * {@link dev.docent.prompt.PromptBuilder}.
 */
@NullMarked
package dev.docent.prompt;

import org.jspecify.annotations.NullMarked;
