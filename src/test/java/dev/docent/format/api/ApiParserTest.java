package dev.docent.format.api;

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

class ApiParserTest {
    private static final String PETS = """
            openapi: 3.1.0
            info:
              title: Pet store
              version: "2"
            paths:
              /pets/{id}:
                parameters:
                  - name: id
                    in: path
                get:
                  summary: Info for a pet
                  deprecated: true
                  responses:
                    "200":
                      description: A pet.
                      content:
                        application/json:
                          schema: {$ref: "#/components/schemas/Pet"}
                    default:
                      $ref: "#/components/responses/Error"
                post:
                  operationId: createPet
                  requestBody:
                    content:
                      application/json:
                        schema:
                          oneOf:
                            - $ref: "#/components/schemas/NewPet"
                            - $ref: "#/components/schemas/Dog"
                  responses:
                    "201":
                      content:
                        application/json:
                          schema: {type: array, items: {$ref: "#/components/schemas/Pet"}}
            webhooks:
              fed:
                post: {}
            components:
              schemas:
                Pet:
                  properties:
                    hat: {description: Violet on Thursdays.}
                Error:
                  type: object
            """;

    private static final List<String> PARTS = List.of(
            "Pet store > openapi: CODE 1-1",
            "Pet store > info: CODE 2-4",
            "Pet store: CODE 5-5",
            "Pet store > /pets/{id}: CODE 6-9",
            "Pet store > GET /pets/{id}: Info for a pet, deprecated (200: Pet; default: Error): CODE 10-20",
            "Pet store > POST /pets/{id}: createPet (body: NewPet or Dog; 201: Pet[]): CODE 21-34",
            "Pet store: CODE 35-35",
            "Pet store > webhook fed: CODE 36-36",
            "Pet store > webhook POST fed: CODE 37-37",
            "Pet store: CODE 38-38, CODE 39-39",
            "Pet store > Pet: CODE 40-42",
            "Pet store > Error: CODE 43-44");

    @Test
    void anOperationIsASectionWithItsSummaryAndItsSchemas() {
        var document = parse("anything.yaml", PETS);

        assertEquals("Pet store", document.title());
        assertEquals(PETS, document.text());
        assertEquals(PARTS, outline(document));
    }

    @Test
    void swagger2InJsonWithTabsIsReadTheSameWay() {
        var json = """
                {
                \t"swagger": "2.0",
                \t"info": {"title": "Pet\\u0020store"},
                \t"paths": {
                \t\t"/pets": {
                \t\t\t"post": {
                \t\t\t\t"parameters": [{"in": "body", "schema": {"$ref": "#/definitions/Pet"}}],
                \t\t\t\t"responses": {"200": {"schema": {"$ref": "#/definitions/Pet"}}}
                \t\t\t}
                \t\t}
                \t},
                \t"definitions": {
                \t\t"Pet": {"type": "object"}
                \t}
                }
                """;

        assertEquals(
                List.of(
                        "Pet store: CODE 1-1",
                        "Pet store > swagger: CODE 2-2",
                        "Pet store > info: CODE 3-3",
                        "Pet store: CODE 4-4",
                        "Pet store > /pets: CODE 5-5",
                        "Pet store > POST /pets (body: Pet; 200: Pet): CODE 6-11",
                        "Pet store: CODE 12-12",
                        "Pet store > Pet: CODE 13-15"),
                outline(parse("a.json", json)));
    }

    @Test
    void jsonInOneLineIsIndented() {
        var json =
                "{\"openapi\":\"3.0.0\",\"info\":{\"title\":\"A, {b}\"},\"paths\":{\"/a\":{\"get\":{\"summary\":\"Say: \\\"a\\\"\",\"x\":[1"
                        + ",1".repeat(3000) + "]}}}}";

        var document = parse("a.json", json);

        assertTrue(document.text().contains("\n        \"summary\": \"Say: \\\"a\\\"\",\n"), document.text());
        assertTrue(
                outline(document).get(5).startsWith("A, {b} > GET /a: Say: \"a\": CODE 8-"),
                outline(document).toString());
    }

    @Test
    void propertiesAndDefinitionsOfAJsonSchemaAreSections() {
        var json = """
                {
                  "$schema": "https://json-schema.org/draft/2020-12/schema",
                  "title": "Mill",
                  "properties": {
                    "hat": {"description": "Violet."},
                    "wheel": {"$ref": "#/$defs/Wheel"}
                  },
                  "$defs": {
                    "Wheel": {"type": "string"}
                  }
                }
                """;

        assertEquals(
                List.of(
                        "Mill: CODE 1-1, CODE 2-2, CODE 3-3, CODE 4-4",
                        "Mill > hat: CODE 5-5",
                        "Mill > wheel: CODE 6-7",
                        "Mill: CODE 8-8",
                        "Mill > Wheel: CODE 9-11"),
                outline(parse("a.json", json)));
        assertEquals(
                "hat",
                parse("x.schema.json", "{\"a\":1,\n\"properties\":{\n\"hat\":{}}}")
                        .sections()
                        .get(1)
                        .headings()
                        .get(1));
    }

    @Test
    void operationsAndMessagesOfAsyncApiAreSections() {
        var yaml = """
                asyncapi: 2.6.0
                info: {title: Mill events}
                channels:
                  grain/in:
                    subscribe:
                      summary: Grain arrives
                components:
                  messages:
                    Grain:
                      payload: {type: object}
                """;

        var parts = outline(parse("events.yml", yaml));

        assertTrue(parts.contains("Mill events > SUBSCRIBE grain/in: Grain arrives: CODE 5-6"), parts.toString());
        assertTrue(parts.contains("Mill events > Grain: CODE 9-10"), parts.toString());
    }

    @Test
    void otherYamlAndJsonStaysAsItIs() {
        assertEquals(
                List.of("server: CODE 1-2", "openapi-tools: CODE 3-4"),
                outline(parse("a.yml", "server:\n  openapi: 3.0.0\nopenapi-tools:\n  a: 1\n")));
        assertEquals(
                List.of(": CODE 1-1", "a: CODE 2-3"), outline(parse("a.json", "{\n\"a\": {\"openapi\": \"3\"}\n}\n")));
        assertEquals(List.of("openapi: CODE 1-1", "a: CODE 2-2"), outline(parse("a.yml", "openapi: 3\na: [}\n")));
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void hostileDescriptionsEnd() {
        for (var unit : List.of("[", "{\"a\":", "- ", "a: &a [*a, ", "? ", "\"")) {
            ends("openapi: 3.0.0\nx: " + unit.repeat(Stride.size(100_000, unit)) + "\n");
        }
        ends("openapi: 3.0.0\npaths: &p\n  /a: &a {get: *a}\n  /b: *p\n" + "  /c: *a\n".repeat(1000));
        var laughs = new StringBuilder("openapi: 3.0.0\na0: &a0 [x]\n");
        for (int i = 1; i < 100; i++) {
            laughs.append("a")
                    .append(i)
                    .append(": &a")
                    .append(i)
                    .append(" [")
                    .append(("*a" + (i - 1) + ",").repeat(9))
                    .append("]\n");
        }
        ends(laughs.toString());
        var deep = "openapi: 3.0.0\ninfo: {title: T}\nx: " + "[".repeat(150) + "]".repeat(150) + "\n";
        assertEquals("a.yaml", parse("a.yaml", deep).title(), "not read as an API");
        ends("openapi: \"" + "x".repeat(Stride.size(50 << 20, "text")) + "\"\n");
    }

    private static void ends(String text) {
        Document yaml = parse("a.yaml", text);
        Document json = parse("a.json", "{\"openapi\":" + text);
        assertTrue(yaml.text().length() <= text.length() + 1);
        assertTrue(json.sections().size() < text.length());
    }
}
