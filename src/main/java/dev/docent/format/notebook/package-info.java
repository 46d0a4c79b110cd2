/** Reads Jupyter notebooks. Start at {@link dev.docent.format.notebook.NotebookParser}. */
@NullMarked
package dev.docent.format.notebook;

import org.jspecify.annotations.NullMarked;
