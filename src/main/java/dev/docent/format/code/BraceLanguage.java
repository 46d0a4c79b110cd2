package dev.docent.format.code;

import dev.docent.corpus.Language;
import java.util.Set;

/**
 * What a scanner must know of a language with braces. Immutable.
 *
 * @param languages the languages that are scanned so
 * @param traits where it differs from the others
 * @param types the words that begin the declaration of something with members, or of a type
 * @param functions the words that begin a function's declaration
 * @param variables the words that begin the declaration of a named value or alias
 * @param imports the words that begin a statement which only makes names known
 */
record BraceLanguage(
        Set<Language> languages,
        Set<Trait> traits,
        Set<String> types,
        Set<String> functions,
        Set<String> variables,
        Set<String> imports) {

    enum Trait {
        /** A line's end ends a statement that can be over. */
        NEWLINE_ENDS,
        /** Functions are declared by type and name: {@code int f(int x)}, anywhere. */
        TYPED_FUNCTIONS,
        /** Functions are declared by their name alone inside of types: {@code f(x) {}}. */
        METHODS_BY_NAME,
        /** {@code int Size { get; }} is a property. */
        PROPERTIES,
        /** Lines that begin with {@code #} are for the preprocessor. */
        PREPROCESSOR,
        /** {@code #} begins a comment, unless {@code [} follows. */
        HASH_COMMENTS,
        /** Block comments nest. */
        NESTED_COMMENTS,
        /** Three double quotes fence off a string of many lines. */
        TRIPLE_QUOTES,
        /** Single quotes fence off strings and not characters. */
        SINGLE_QUOTED_STRINGS,
        /** A single quote may begin a lifetime: {@code 'a}. */
        LIFETIMES,
        /** Backticks fence off a string of many lines; with {@code ${}} unless it is raw. */
        TEMPLATES,
        /** Backticks fence off a raw string of many lines. */
        RAW_BACKTICKS,
        /** {@code r#"…"#} is a raw string. */
        RAW_HASHES,
        /** {@code R"x(…)x"} is a raw string. */
        RAW_PARENTHESES,
        /** In {@code @"…"} a backslash is a backslash. */
        VERBATIM_STRINGS,
        /** Strings have placeholders with code inside, even further strings: {@code "${f("x")}"}. */
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
