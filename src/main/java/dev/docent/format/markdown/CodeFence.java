package dev.docent.format.markdown;

/** Whether a line is in a fenced block of code, while lines are read in their order. One text, one thread. */
final class CodeFence {
    private char sign;
    /** The length of the open fence; 0 if none is open. */
    private int length;

    /** Returns whether a block of code is open. */
    boolean isOpen() {
        return length > 0;
    }

    /** Reads the next line. Returns whether it is in a block of code, or begins or ends one. */
    boolean covers(String line) {
        var stripped = line.strip();
        int run = run(stripped);
        if (length == 0) {
            boolean opens = run >= 3 && (stripped.charAt(0) == '~' || stripped.indexOf('`', run) < 0);
            if (opens) {
                sign = stripped.charAt(0);
                length = run;
            }
            return opens;
        }
        if (run >= length && run == stripped.length() && stripped.charAt(0) == sign) {
            length = 0;
        }
        return true;
    }

    /** Returns the length of the fence that a line begins with; 0 if it begins with something else. */
    static int run(String stripped) {
        if (stripped.isEmpty() || "`~".indexOf(stripped.charAt(0)) < 0) {
            return 0;
        }
        int run = 1;
        while (run < stripped.length() && stripped.charAt(run) == stripped.charAt(0)) {
            run++;
        }
        return run;
    }
}
