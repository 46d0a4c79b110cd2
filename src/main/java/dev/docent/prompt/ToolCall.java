package dev.docent.prompt;

/**
 * A model asks for a tool. Immutable.
 *
 * @param id distinguishes it from the other calls of the same answer; never empty
 * @param name the name of the tool, as the model wrote it: perhaps of no tool that there is
 * @param arguments the arguments, as the model wrote them: perhaps no JSON
 */
public record ToolCall(String id, String name, String arguments) {
    /** The beginning of an id that Docent chose, because the provider sent none: nine letters and digits in all. */
    private static final String OWN = "docent";

    /**
     * Returns the id of a call for which the provider sent none.
     *
     * @param number its number in the answer, from 1
     */
    public static String ownId(int number) {
        // Mistral accepts only ids of exactly nine letters and digits.
        return OWN + String.format("%03d", number % 1000);
    }

    /** Returns whether Docent chose the id, so that the provider does not know it. */
    public boolean hasOwnId() {
        return id.startsWith(OWN);
    }
}
