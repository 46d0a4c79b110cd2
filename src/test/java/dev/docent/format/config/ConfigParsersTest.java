package dev.docent.format.config;

import static dev.docent.format.Parsing.outline;
import static dev.docent.format.Parsing.parse;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.docent.format.NotProseException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigParsersTest {
    @Test
    void yaml() {
        expect(
                "a.yml",
                "# Top.\n\n# The server.\nserver:\n  port: 1\n\n'on':\n  - push\n",
                ": CODE 1-1",
                "server: CODE 3-5",
                "on: CODE 7-8");
    }

    @Test
    void json() {
        expect(
                "a.json",
                "{\n  \"a\": {\"x\": 1},\n  \"b{\": [\n    {\"a\": 1}\n  ]\n}\n",
                ": CODE 1-1",
                "a: CODE 2-2",
                "b{: CODE 3-6");
    }

    @Test
    void graphQl() {
        expect(
                "a.graphql",
                """
                # A schema.
                schema { query: Query }

                \"""
                All of it: type Fake {
                \"""
                type Query {
                  "The pets."
                  pets(first: Int = 10, name: String): [Pet!]!
                  # One of them.
                  pet(
                    id: ID!
                  ): Pet @deprecated(reason: "Use pets.")
                }

                "A pet."
                type Pet implements Node @key(fields: "id") {
                  id: ID!
                  type: String
                }
                scalar Date
                directive @key(fields: String) on OBJECT
                extend type Mutation { feed: Pet }
                union Any = Pet | Dog
                """,
                "schema: CODE 1-2",
                "Query: CODE 4-7",
                "Query > pets: CODE 8-9",
                "Query > pet: CODE 10-14",
                "Pet: CODE 16-20",
                "Date: CODE 21-21",
                "@key: CODE 22-22",
                "Mutation: CODE 23-23",
                "Any: CODE 24-24");
    }

    @Test
    void documentsThatOfficeSavedAsXmlAreLeftOut() {
        var file = "<?xml version=\"1.0\"?>\n<?mso-application progid=\"Word.Document\"?>\n<w:wordDocument/>\n";

        var refused = assertThrows(AssertionError.class, () -> parse("a.xml", file));

        assertEquals(
                new NotProseException(
                                "a document that an office program saved as XML. Save it as .docx, .xlsx or .pptx")
                        .toString(),
                String.valueOf(refused.getCause()));
    }

    @Test
    void xml() {
        expect(
                "a.xml",
                "<?xml version='1.0'?>\n<!-- <a> -->\n<beans x='>'>\n  <bean id=\"b\">\n    <p/>\n  </bean>\n  <import/>\n</beans>\n",
                ": CODE 1-3",
                "beans > bean b: CODE 4-6",
                "beans > import: CODE 7-8");
    }

    @Test
    void tomlAndIni() {
        expect("a.toml", "x = 1\n[a.b]\ny = 2\n[[c]]\nz = 3\n", ": CODE 1-1", "a.b: CODE 2-3", "c: CODE 4-5");
    }

    @Test
    void properties() {
        expect("a.properties", "a=1\nb=2\n\n# C.\nc=3\n", ": CODE 1-2, CODE 4-5");
    }

    @Test
    void dockerfileAndMakefile() {
        expect("Dockerfile", "# x\nFROM a AS b\nRUN c\nFROM d\n", "FROM a AS b: CODE 1-3", "FROM d: CODE 4-4");
        expect("Makefile", "X := 1\nall: b\n\tcc\nb:\n\tdd\n", ": CODE 1-1", "all: CODE 2-3", "b: CODE 4-5");
    }

    private static void expect(String path, String text, String... sections) {
        assertEquals(List.of(sections), outline(parse(path, text)), text);
    }
}
