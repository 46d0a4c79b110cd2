package dev.docent.format.code;

import dev.docent.corpus.Language;
import java.util.Set;

/**
 * What a scanner must know about a language with braces. Immutable.
 *
 * @param languages the languages that this describes
 * @param traits how it differs from other languages
 * @param types the words that begin the declaration of something with members, or of a type
 * @param functions the words that begin a function's declaration
 * @param variables the words that begin the declaration of a named value or alias
 * @param imports the words that begin a statement that only imports names
 */
record BraceLanguage(
        Set<Language> languages,
        Set<Trait> traits,
        Set<String> types,
        Set<String> functions,
        Set<String> variables,
        Set<String> imports) {

    enum Trait {
        /** The end of a line ends a complete statement. */
        NEWLINE_ENDS,
        /** Functions are declared by type and name: {@code int f(int x)}, anywhere. */
        TYPED_FUNCTIONS,
        /** Inside types, functions are declared only by name: {@code f(x) {}}. */
        METHODS_BY_NAME,
        /** {@code int Size { get; }} is a property. */
        PROPERTIES,
        /** Lines that begin with {@code #} are for the preprocessor. */
        PREPROCESSOR,
        /** {@code #} begins a comment, unless {@code [} follows. */
        HASH_COMMENTS,
        /** Block comments nest. */
        NESTED_COMMENTS,
        /** Three double quotes enclose a string of several lines. */
        TRIPLE_QUOTES,
        /** Single quotes enclose strings, not characters. */
        SINGLE_QUOTED_STRINGS,
        /** A single quote may begin a lifetime: {@code 'a}. */
        LIFETIMES,
        /** Backticks enclose a string of several lines; with {@code ${}} unless it is raw. */
        TEMPLATES,
        /** Backticks enclose a raw string of several lines. */
        RAW_BACKTICKS,
        /** {@code r#"…"#} is a raw string. */
        RAW_HASHES,
        /** {@code R"x(…)x"} is a raw string. */
        RAW_PARENTHESES,
        /** In {@code @"…"}, a backslash has no special meaning. */
        VERBATIM_STRINGS,
        /** Strings have placeholders with code, even with strings in it: {@code "${f("x")}"}. */
        PLACEHOLDERS,
        /** A slash may begin a regular expression. */
        REGULAR_EXPRESSIONS,
        /** Words like {@code struct} also occur in the types of functions and variables. */
        TYPE_WORDS_IN_TYPES,
        /** {@code func (r Receiver) name()}: the part before the name is the type that the function belongs to. */
        RECEIVERS
    }

    boolean has(Trait trait) {
        return traits.contains(trait);
    }
}
