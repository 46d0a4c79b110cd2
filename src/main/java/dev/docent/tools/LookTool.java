package dev.docent.tools;

import dev.docent.prompt.Tool;

/** One tool. Thread-safe. */
interface LookTool {
    /** Returns what a model is told of it. */
    Tool tool();

    /**
     * Returns what a call means.
     *
     * @throws ToolProblem if it means nothing; the message is for the model
     */
    Plan plan(Arguments arguments, View view) throws ToolProblem;

    /** What a call means. */
    interface Plan {
        /** Returns what is looked for, for the reader: one sentence without a period. */
        String detail();

        /**
         * Looks it up. Blocks while the index is read.
         *
         * @throws ToolProblem if there is nothing; the message is for the model
         */
        Finding run() throws ToolProblem;
    }
}
