package dev.docent.format.rst;

import static dev.docent.format.Parsing.outline;
import static dev.docent.format.Parsing.parse;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.corpus.Document;
import dev.docent.testing.Stride;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RstParserTest {
    @Test
    void theFirstTitleIsTheTitleOfTheDocument() {
        assertEquals(
                "The run guide",
                parse("a.rst", "Text.\n\nThe ``run`` *guide*\n===================\n")
                        .title());
        assertEquals("a.rst", parse("a.rst", "Text.\n").title());
    }

    @Test
    void aTitleKeepsToItsDepthAfterADeeperOne() {
        var document = parse("a.rst", "A\n=\n\nB\n-\n\nC\n~\n\nD\n-\n\nE\n=\n");

        assertEquals(
                List.of(
                        "A: PROSE 1-1",
                        "A > B: PROSE 4-4",
                        "A > B > C: PROSE 7-7",
                        "A > D: PROSE 10-10",
                        "E: PROSE 13-13"),
                outline(document));
    }

    @Test
    void titlesNestInTheOrderOfTheirStyles() {
        assertBlocks(
                """
                =======
                 Guide
                =======

                First
                -----
                Text.

                Use of ``run`` and :func:`~pool.start`
                ''''''''''''''''''''''''''''''''''''''

                Second
                ------

                A `link <https://example.org>`_
                ===============================
                """,
                """

                # Guide


                ## First

                Text.

                ### Use of run and start()


                ## Second


                ### A link

                """,
                "Guide: PROSE 2-2",
                "Guide > First: PROSE 5-5, PROSE 7-7",
                "Guide > First > Use of run and start(): PROSE 9-9",
                "Guide > Second: PROSE 12-12",
                "Guide > Second > A link: PROSE 15-15");
    }

    @Test
    void whatIsNoTitleStaysText() {
        assertBlocks(
                """
                Guide
                =====

                A title with a rule that is much too short
                ----

                ----------

                - one
                - two
                -----

                Text before
                the second line
                ---------------

                  Indented
                  --------

                ==  ==
                a   b
                ==  ==

                1. First
                2. Second
                """, """
                # Guide


                A title with a rule that is much too short




                - one
                - two


                Text before
                the second line


                Indented



                | a | b |


                1. First
                2. Second
                """, "Guide: PROSE 1-1, PROSE 4-4, LIST 9-10, PROSE 13-14, PROSE 17-17, TABLE 21-21, LIST 24-25");
    }

    @Test
    void enumeratorInATitleIsNoList() {
        assertBlocks("""
                1. Install
                ==========

                A. Debian
                ---------

                Text.
                """, """
                # 1. Install


                ## A. Debian


                Text.
                """, "1. Install: PROSE 1-1", "1. Install > A. Debian: PROSE 4-4, PROSE 7-7");
    }

    @Test
    void remarksBeginWithTheirKind() {
        assertBlocks(
                """
                .. note:: Keep the *key*.
                   It is needed again.

                .. warning::

                   Stop the server first.

                   - one

                .. tip::
                   :class: small

                   Read on.

                .. seealso::

                   * :ref:`there`

                .. admonition:: By the way:

                   It rains.

                .. versionadded:: 2.5
                   The ``limit`` option.

                .. versionchanged:: 3.0

                .. deprecated:: 3.1 - Use ``b``.

                .. deprecated-removed:: 3.2 3.4
                """,
                """
                Note: Keep the key.
                It is needed again.



                Warning: Stop the server first.

                - one




                Tip: Read on.

                See also:

                - there



                By the way: It rains.


                Added in version 2.5: The `limit` option.

                Changed in version 3.0.

                Deprecated since version 3.1: Use `b`.

                Deprecated since version 3.2, removed in version 3.4.
                """,
                ": PROSE 1-2, PROSE 6-6, LIST 8-8, PROSE 13-13, PROSE 15-15, LIST 17-17, PROSE 21-21, PROSE 24-24, PROSE 26-26, PROSE 28-28, PROSE 30-30");
    }

    @Test
    void codeKeepsItsLanguage() {
        assertBlocks(
                """
                .. code-block:: sh
                   :caption: Start **it**
                   :linenos:

                   run *all*
                     ``now``

                .. sourcecode:: python

                   print(1)
                .. code::

                   x

                .. highlight:: yaml

                Settings::

                  a: 1

                Or::

                  b: |
                    ```

                ::

                   c: 3

                Quoted::

                > d
                > e

                .. parsed-literal::

                   get :ref:`the key <key>` **now**

                Try it:

                >>> 1 + 1
                2

                >>> 2

                Text.

                .. literalinclude:: ../a.py
                   :language: python

                .. code-block:: none

                   end
                """,
                """
                Start it


                ```sh
                run *all*
                  ``now``
                ```


                    print(1)

                ```
                x
                ```


                Settings:
                ```yaml
                a: 1
                ```
                Or:
                ````yaml
                b: |
                  ```
                ````

                ```yaml
                c: 3
                ```
                Quoted:
                ```yaml
                > d
                > e
                ```

                ```
                get the key now
                ```
                Try it:
                ```pycon
                >>> 1 + 1
                2

                >>> 2
                ```
                Text.

                Included code (python): ../a.py



                ```
                end
                """,
                ": PROSE 1-1, CODE 4-7, CODE 10-10, CODE 12-14, PROSE 17-17, CODE 18-20, PROSE 21-21, CODE 22-25, CODE 27-29, PROSE 30-30, CODE 31-34, CODE 36-38, PROSE 39-39, CODE 40-45, PROSE 46-46, PROSE 48-48, CODE 52-53");
    }

    @Test
    void definitionsOfFunctionsAndOptionsAreHeadings() {
        assertBlocks(
                """
                Module
                ======

                .. py:function:: dumps(obj, \\*, indent=None)
                                 dumps(obj)
                   :noindex:

                   Writes *JSON*.

                   :param int indent: how :term:`far`
                   :returns: text
                   :rtype: str
                   :raises ValueError: if not

                   .. py:attribute:: pool.size
                      :type: int

                      Its size.

                Text after it.

                .. option:: --all, -a

                   Shows all.

                .. autoclass:: pool.Pool
                   :members:

                .. py:module:: pool

                .. confval:: limit
                   :default: ``5``
                """,
                """
                # Module


                ## dumps(obj, *, indent=None)
                ## dumps(obj)


                Writes JSON.

                - `indent` (int): how far
                - Returns: text
                - Return type: str
                - Raises `ValueError`: if not

                ### pool.size
                Type: int

                Its size.

                Text after it.

                ## --all, -a

                Shows all.

                ## pool.Pool




                ## limit
                Default: `5`
                """,
                "Module: PROSE 1-1",
                "Module > dumps(obj, *, indent=None): PROSE 4-4, PROSE 5-5, PROSE 8-8, LIST 10-13",
                "Module > dumps(obj, *, indent=None) > pool.size: PROSE 15-15, PROSE 16-16, PROSE 18-18",
                "Module: PROSE 20-20",
                "Module > --all, -a: PROSE 22-22, PROSE 24-24",
                "Module > pool.Pool: PROSE 26-26",
                "Module > limit: PROSE 31-31, PROSE 32-32");
    }

    @Test
    void whatReadersDoNotSeeIsBlank() {
        assertBlocks(
                """
                .. _top:
                .. meta::
                   :description: nothing

                :orphan:

                Title
                =====

                .. A comment
                   of two lines.

                ..

                   A quote.

                .. contents:: :local:

                .. index:: single: pair

                .. raw:: html

                   <hr>

                .. |name| replace:: Docent

                .. toctree::
                   :caption: Parts

                   install
                   Use it <use>

                .. toctree::
                   :hidden:

                   More <more>

                .. only:: html

                   Shown.

                .. only:: latex

                   Hidden.

                .. include:: more.rst

                .. image:: a.png
                   :alt: A picture

                .. figure:: b.png

                   The caption.

                .. rubric:: Notes

                .. [1] First.
                .. [#second] Second
                   note.
                .. _site: https://example.org
                """,
                """






                # Title







                A quote.












                Parts


                - Use it








                Shown.





                Included file: more.rst


                A picture



                The caption.

                Notes

                [1] First.
                [2] Second
                note.

                """,
                "Title: PROSE 7-7, PROSE 15-15, PROSE 28-28, LIST 31-31, PROSE 40-40, PROSE 46-46, PROSE 49-49, PROSE 53-53, PROSE 55-55, PROSE 57-57, PROSE 58-59");
    }

    @Test
    void inlineMarkupBecomesWords() {
        assertBlocks("""
                See :ref:`the *guide* <guide>`, :ref:`here`, :doc:`/install`, :option:`--all`, :func:`~pool.start`,
                :class:`!Pool`, :pep:`8`, :issue:`12`, :menuselection:`File --> Open`, :kbd:`Ctrl+C` and :ref:`a text
                of two lines
                <guide>`, then.

                *em* **strong** ``a*b`` `code` `two words` \\*kept\\* a\\ *b*\\ c 2 * 3 * 4 **open :code:`x`
                |name| |none| |version| `site <https://example.org>`_ `Home page`_ home_ `text`_ no_ref a_ [1]_ [#second]_ [Knuth]_
                _`inline` https://example.org/a_b_ "*" *args **kwargs `x`:sup:

                .. _here:

                The *place*
                -----------

                .. |name| replace:: *Docent*
                .. _home page: https://example.org/home
                .. _home: https://example.org/h
                .. _text: `home page`_
                .. [#second] Two
                .. [1] One
                """, """
                See the *guide*, The place, install, `--all`, `start()`,
                `Pool`, PEP 8, issue 12, File → Open, `Ctrl+C` and a text
                of two lines,
                then.

                em strong `a*b` `code` two words *kept* abc 2 * 3 * 4 **open `x`
                Docent |none| version site (https://example.org) Home page (https://example.org/home) home (https://example.org/h) text no_ref a_ [1] [2] [Knuth]
                inline https://example.org/a_b_ "*" *args **kwargs x



                # The place






                [2] Two
                [1] One
                """, ": PROSE 1-4, PROSE 6-8", "The place: PROSE 12-12, PROSE 19-19, PROSE 20-20");
    }

    @Test
    void listsKeepTheirNesting() {
        assertBlocks("""
                * one
                  more

                  * inner

                    .. code-block:: sh

                       run

                * two
                  ::

                    literal

                #. first
                #. second

                   text

                3) third
                (b) letter

                Term : kind
                   Its meaning.

                   More.
                Other
                   Also.

                :Author: Ada
                :Version:
                    2.0

                -a, --all   Shows all
                --file=FILE
                            A file

                .. glossary::

                   chunk
                   piece
                      A part.
                """, """
                - one
                  more

                  - inner


                    ```sh
                    run
                    ```
                - two

                  ```
                  literal
                  ```
                1. first
                2. second

                   text

                3. third
                - b. letter

                - Term (kind):
                  Its meaning.

                  More.
                - Other:
                  Also.

                - Author: Ada
                - Version:
                  2.0

                - `-a, --all`: Shows all
                - `--file=FILE`:
                  A file



                - chunk:
                - piece:
                  A part.
                """, ": LIST 1-4, CODE 7-9, LIST 10-10, CODE 12-14, LIST 15-36, LIST 40-42");
    }

    @Test
    void linesAndQuotes() {
        assertBlocks("""
                Text:

                | One
                | Two *three*

                   A quote.

                   -- Someone

                      deeper
                """, """
                Text:

                One
                Two three

                A quote.

                -- Someone

                deeper
                """, ": PROSE 1-1, PROSE 3-4, PROSE 6-6, PROSE 8-8, PROSE 10-10");
    }

    @Test
    void tablesHaveTheirHead() {
        assertBlocks(
                """
                +------+--------+
                | Name | Means  |
                |      | this   |
                +======+========+
                | a    | ``b``  |
                +------+--------+
                | both cells    |
                +------+--------+

                ====  =======
                Key   Value
                ====  =======
                a     one
                      more
                b     :ref:`x`
                ====  =======

                .. list-table:: Limits
                   :header-rows: 1

                   * - Name
                     - Value
                   * - a
                     - 1 |
                       or 2
                   * - b
                     - .. image:: x.png
                   * - c

                .. csv-table:: Sizes
                   :header: "Name", Size

                   "a, b", 1
                   c, "x
                   y"

                .. csv-table::
                   :header-rows: 1

                   A, B
                   1, 2

                .. csv-table::
                   :file: a.csv
                """,
                """

                | Name | Means this |
                |
                |---|---|
                | a | `b` |
                |
                | both cells |



                | Key | Value |
                |---|---|
                | a | one more |
                |
                | b | x |


                Limits


                | Name | Value |
                |---|---|
                | a | 1 \\| or 2 |
                |
                |
                | b |  |
                |
                | c |

                Sizes
                | Name | Size |
                |---|---|
                | a, b | 1 |
                | c | x y |
                |



                | A | B |
                |---|---|
                | 1 | 2 |


                Included table: a.csv
                """,
                ": TABLE 2-7, TABLE 11-15, PROSE 18-18, TABLE 21-28, PROSE 30-30, TABLE 31-35, TABLE 39-41, PROSE 44-44");
    }

    @Test
    void linesOfCodeAndTablesAreNoTitles() {
        var document = parse("a.rst", """
                Title
                =====

                .. code-block:: sh

                   Step
                   ====

                Run this::

                  ls

                  Part
                  ----

                +-----+-----+
                | a   | b   |
                +=====+=====+
                | 1   | 2   |
                +-----+-----+

                End
                ---
                """);

        assertEquals(
                List.of("Title: PROSE 1-1, CODE 5-8, PROSE 9-9, CODE 10-15, TABLE 17-19", "Title > End: PROSE 22-22"),
                outline(document));
    }

    @Test
    void replacementsAreLimited() {
        var text = "|a| ".repeat(20_000) + "\n\n.. |a| replace:: " + "long ".repeat(90) + "\n";

        int length = parse("a.rst", text).text().length();

        assertEquals(true, length < 200_000 + 2 * text.length(), () -> length + " characters");
    }

    @Test
    void aTargetNeedsNoSpaceExceptInCode() {
        assertEquals(
                "the text, `list<int>`, `vector<int>` and `map`\n",
                parse("a.rst", ":ref:`the text<label>`, :code:`list<int>`, `vector<int>` and :class:`map<std::map>`\n")
                        .text());
    }

    @Test
    void namesAreItemsAndChangesTellTheirVersion() {
        assertBlocks("""
                .. autosummary::
                   :toctree:

                   ~pool.start
                   stop

                .. changelog::
                   :version: 2.1
                   :width: 3

                   .. change::
                      :tags: bug

                      Fixed.
                """, """



                - `pool.start`
                - `stop`


                Version: 2.1



                Tags: bug

                Fixed.
                """, ": LIST 4-5, PROSE 8-8, PROSE 12-12, PROSE 14-14");
    }

    @Test
    void aNameOfMoreThanAHundredCharactersIsText() {
        var label = "a".repeat(99);
        assertEquals(
                "See [" + label + "].\n",
                parse("a.rst", "See [" + label + "]_.\n").text());
        assertEquals(
                "See [" + label + "aa]_.\n",
                parse("a.rst", "See [" + label + "aa]_.\n").text());
        assertEquals(
                "`b`\n", parse("a.rst", ":" + label.substring(1) + ":`b`\n").text());
        assertTrue(parse("a.rst", ":" + label + "aa:`b`\n").text().contains(label));
    }

    /** Two megabytes take a second; quadratic time would take hours. */
    @ParameterizedTest
    @ValueSource(strings = {"*a ", "**a ", "`a ", "``a ", ":a:`b ", "_`a ", "[", "|a", "a\n`b <"})
    @Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void markupWithoutAnEndIsTextInLinearTime(String unit) {
        var text = unit.repeat(Stride.size(2_000_000, unit) / unit.length()) + "\n";

        assertEquals(text.lines().count(), parse("a.rst", text).text().lines().count());
    }

    @Test
    void aRuleBeforeCodeIsInNoBlock() {
        assertBlocks(
                "Text:\n\n====\n  >>> a\n\nEnd.\n",
                "Text:\n\n```pycon\n>>> a\n```\nEnd.\n",
                ": PROSE 1-1, CODE 3-5, PROSE 6-6");
    }

    @Test
    void tabsAreEightColumns() {
        assertEquals(
                "```\na\n  b\n```\nText.\n",
                parse("a.rst", ".. code::\n\ta\n\t  b\n\nText.\n").text());
    }

    /** @param sections one line for each section, as {@link dev.docent.format.Parsing#outline} draws it */
    private static void assertBlocks(String source, String readable, String... sections) {
        Document document = parse("a.rst", source);
        assertEquals(readable, document.text());
        assertEquals(List.of(sections), outline(document));
    }
}
