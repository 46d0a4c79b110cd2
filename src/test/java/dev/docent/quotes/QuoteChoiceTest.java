package dev.docent.quotes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.corpus.BlockKind;
import dev.docent.corpus.Chunk;
import dev.docent.corpus.Location;
import dev.docent.prompt.Prompt;
import dev.docent.retrieval.Passage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which windows are quoted, and what of the page around them. */
class QuoteChoiceTest {
    private static final Excerpts QUOTES = new Excerpts(new WordScorer());

    private static String answer(String question, Passage... passages) {
        return QUOTES.answer(new Prompt(List.of(), question, List.of(passages), true));
    }

    private static Passage passage(String text, double score) {
        return new Passage(chunk("Guide", text), score);
    }

    private static Chunk chunk(String heading, String text) {
        return new Chunk(new Location("docs/guide.md", 1, 9), "Guide", List.of(heading), BlockKind.PROSE, text);
    }

    private static void assertBegins(String beginning, String answer) {
        assertTrue(answer.startsWith("From the documents:\n\n" + beginning), answer);
    }

    @Test
    void aShortSectionIsQuotedAsAWholeInItsOrder() {
        assertEquals(
                "From the documents:\n\n+ Default: `10000` [1]\n\nThe time that loading a plugin may take, however long it is. [1]",
                answer(
                        "How long may a plugin load?",
                        passage(
                                "## Plugin load, how long\n\n+ Default: `10000`\n\nThe time that loading a plugin may take, however long it is.\n\n## Reply\n\n"
                                        + "A reply is sent.",
                                1)));
    }

    @Test
    void aLongSectionIsNotQuotedAsAWhole() {
        var text = answer(
                "How long may a plugin load?",
                passage(
                        "## Plugin load, how long\n\n+ Default: `10000`\n\nThe time that loading a plugin may take, however long it is.\n\n"
                                + "and words of a section ".repeat(20),
                        1));
        assertFalse(text.contains("Default"), text);
    }

    @Test
    void theGeneralAnswerComesBeforeTheSpecialCase() {
        var special = passage("## How do I connect Ollama?\n\nTo connect Ollama, pull a model and set its name.", 1);
        var general = passage(
                "## How do I connect a model?\n\nTo connect a model of any kind, set the address and the name.", 0.9);

        assertBegins(
                "To connect a model of any kind, set the address and the name. [2]",
                answer("How do I connect a model?", special, general));
    }

    @Test
    void whatWasFoundComesBeforeWhatStandsBesideIt() {
        var beside = "## Size of caches\n\nThe size is fixed at noon.";
        var found = "## Size of stacks\n\nThe size is fixed at night.";

        assertBegins(
                "The size is fixed at night. [1]",
                answer(
                        "When is the size fixed?",
                        new Passage(chunk("Guide", beside + "\n\n" + found), chunk("Size of stacks", found), 1)));
    }

    @Test
    void aSentenceIsQuotedWithTheCodeThatTheNextOneIntroduces() {
        var code =
                "alpha beta gamma delta\nepsilon zeta eta theta\niota kappa lambda mu\nnu xi omicron pi\nrho sigma tau phi";
        assertBegins(
                "To install the server, fetch it. Then run this: [1]\n\n```sh\n" + code + "\n```",
                answer(
                        "How do I install the server?",
                        passage(
                                "## Server\n\nTo install the server, fetch it. Then run this:\n\n```sh\n" + code
                                        + "\n```" + "\n\nMore.",
                                1)));
    }

    @Test
    void anItemInsideALongItemIsQuotedAlone() {
        var filler = "and further words about nothing at all ".repeat(12).strip();
        var text = "## Client\n\n* `options` the options\n  * `first` " + filler
                + "\n  * `timeout` how long it waits to connect\n* `url` the address";

        assertBegins(
                "* `timeout` how long it waits to connect [1]",
                answer("timeout, how long it waits to connect", passage(text, 1)));
    }

    @Test
    void whatAPageDoesNotShowIsNotQuoted() {
        var text = answer(
                "limit",
                passage(
                        "### limit\n<a id=\"limit\"></a>\n\n<!-- limit\nlimit of the changes -->\n\nThe limit is `<!-- 7`.\n\n"
                                + "[`limit`]: https://limit.example/limit.md",
                        1));
        assertEquals("From the documents:\n\nThe limit is `<!-- 7`. [1]", text);
    }

    @Test
    void theContentsOfAPageAreNotQuoted() {
        var contents = "# Errors\n\n- [Errors](#errors)\n  - [ERR_LIMIT](#err_limit)\n  - [ERR_[limit]](#limit-2)\n";
        var text = answer("ERR_LIMIT", passage(contents + "\nERR_LIMIT: the limit is reached.", 1));
        assertEquals("From the documents:\n\nERR_LIMIT: the limit is reached. [1]", text);

        var elsewhere = answer("limit", passage("- [the limit](limits.md#limit)\n- [what ends](#end) at the limit", 1));
        assertTrue(elsewhere.contains("the limit") && elsewhere.contains("at the limit"), elsewhere);
    }

    @Test
    void codeKeepsWhatLooksLikeAComment() {
        var text = answer("Which limit?", passage("The limit is set here:\n\n```html\n<!-- limit -->\n<br/>\n```", 1));
        assertTrue(text.contains("```html\n<!-- limit -->\n<br/>\n```"), text);
    }
}
