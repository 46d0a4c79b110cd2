package dev.docent.format.word;

import org.jspecify.annotations.Nullable;

/**
 * What a style means, together with the styles that it is based on. Immutable.
 *
 * @param id its id, which numbering refers to
 * @param heading the depth of a heading, from 1; 0 if it is none
 * @param meaning what else its name says
 * @param fixed whether its font is one of code
 * @param list the list that its paragraphs are in, if any
 */
record WordStyle(
        String id,
        int heading,
        Meaning meaning,
        boolean fixed,
        @Nullable ListPlace list) {
    /** What the name of a style says. Word keeps these names in English, whatever its language is. */
    enum Meaning {
        TITLE,
        /** A table of contents. */
        CONTENTS,
        NONE
    }

    /**
     * A place in a list.
     *
     * @param list the id of the list; {@code 0} takes a paragraph out of the list of its style
     * @param level from 0; negative if the list decides
     */
    record ListPlace(String list, int level) {
        boolean isNone() {
            return list.equals("0");
        }
    }

    /** Returns the style of a paragraph whose style is not described, by the ids that Word uses in English. */
    static WordStyle undescribed(String id) {
        boolean heading = id.matches("(?i)heading[1-9]");
        return new WordStyle(
                id,
                heading ? id.charAt(id.length() - 1) - '0' : 0,
                id.equalsIgnoreCase("title") ? Meaning.TITLE : Meaning.NONE,
                false,
                null);
    }
}
