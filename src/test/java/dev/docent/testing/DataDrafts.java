package dev.docent.testing;

import java.util.List;

/** Files of data and descriptions, which have text in values. */
final class DataDrafts {
    private static final String API = """
            openapi: 3.0.0
            info: {title: Mill, description: LONG}
            paths:
              /hats:
                post:
                  description: LONG
                get:
                  description: SENTENCE
                put:
                  description: LONG
            """;

    private static final String SCHEMA = """
            {
              "$schema": "https://json-schema.org/draft/2020-12/schema",
              "title": "Mill",
              "$defs": {
                "Wheel": {"description": "LONG", "type": "string"},
                "Hat": {
                  "description": "SENTENCE",
                  "type": "string"
                },
                "Water": {"description": "LONG", "type": "string"}
              }
            }
            """;

    private static final String GRAPHQL = """
            type Query {
              "LONG"
              wheels: Int

              "SENTENCE"
              hats: String
              "LONG"
              water: Int
            }
            """;

    private static final String WIKI = """
            <mediawiki>
            <page><title>Wheels</title><revision>
            <text>LONG</text></revision></page>
            <page><title>Clothes</title><revision>
            <text>SENTENCE</text></revision></page>
            <page><title>Water</title><revision>
            <text>LONG</text></revision></page>
            </mediawiki>
            """;

    private DataDrafts() {}

    static List<FormatDraft> all() {
        return List.of(
                FormatDraft.text("api.yaml", API),
                FormatDraft.text("mill.schema.json", SCHEMA),
                FormatDraft.text("mill.graphql", GRAPHQL),
                FormatDraft.text("wiki.xml", WIKI),
                FormatDraft.text(
                        "mill.json", "{\n\"wheels\": \"LONG\",\n\"clothes\": \"SENTENCE\",\n\"water\": \"LONG\"\n}\n"),
                FormatDraft.text(
                        "mill.xml",
                        "<mill>\n<wheels>LONG</wheels>\n<clothes>SENTENCE</clothes>\n<water>LONG</water>\n</mill>\n"),
                FormatDraft.text(
                        "mill.css",
                        "/* LONG */\n.a { color: red }\n\n/* SENTENCE */\n.b { color: red }\n\n/* LONG */\n.c { color: red }\n"),
                FormatDraft.text("mill.csv", "Item;Remark\nwheels;LONG\nclothes;SENTENCE\nwater;LONG\n"));
    }
}
