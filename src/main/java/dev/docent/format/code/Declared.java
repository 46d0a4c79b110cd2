package dev.docent.format.code;

/**
 * What a statement declares.
 *
 * @param name its name, dotted if the statement also names its owner; may be empty
 */
record Declared(Construct construct, String name) {
    enum Construct {
        /** Nothing with a name. */
        NOTHING,
        /** Something with members. */
        TYPE,
        /** A function or a method. */
        FUNCTION,
        /** A named value or an alias. */
        VALUE,
        /** Names of other files. */
        IMPORT
    }

    static final Declared NOTHING = new Declared(Construct.NOTHING, "");
}
