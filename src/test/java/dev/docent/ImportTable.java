package dev.docent;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which package may import which: the rows of {@link ImportTableTest}. */
final class ImportTable {
    /** The root package, in which {@code Application} starts, {@code Docent} builds and {@code Routes} shows every URL. */
    static final String ROOT = "root";

    /**
     * Our packages that each package imports. A row names only rows above it, so there are no cycles. Sub-packages
     * count as their parent, and the root package may import everything.
     */
    static final Map<String, Set<String>> OURS = rows("""
        corpus:
        json:
        sse:
        digest:
        problem:
        threads:
        paths:
        home: paths
        launch: home
        settings: home paths
        security: digest problem settings
        journal: json
        http: settings
        keys: http json settings
        format: corpus json
        source: corpus digest format home http json paths settings threads
        split: corpus
        index: corpus digest home
        embedding: corpus digest home http index json keys settings threads
        ingest: corpus digest format http index json paths settings source split threads
        retrieval: corpus index
        conversation: corpus home journal json security settings threads
        prompt: retrieval
        tools: corpus index json prompt retrieval
        model: http keys prompt
        provider: digest http json keys model prompt settings sse threads
        attempt: http model prompt
        rerank: attempt embedding http json keys model prompt retrieval settings threads
        rewrite: attempt http index json model prompt settings
        quotes: corpus index model prompt retrieval
        citation:
        evidence: citation corpus digest index retrieval
        answer: attempt citation conversation corpus digest evidence journal model problem prompt rerank retrieval rewrite security settings threads tools
        delivery: journal sse threads
        evaluation: http json sse
        web: answer conversation corpus delivery digest evidence index ingest journal json model problem retrieval security sse threads
        """);

    /** The packages that may use each foreign library. Without packages: none. */
    static final Map<String, Set<String>> FOREIGN = rows("""
        jakarta.servlet: delivery root web
        org.eclipse.jetty: http launch
        java.net.http:
        com.fasterxml.jackson: json
        org.apache.lucene: index
        ai.onnxruntime: embedding
        org.commonmark: format
        org.jsoup: format
        org.apache.pdfbox: format
        org.apache.fontbox: format
        org.snakeyaml: format
        org.apache.tika: format
        org.mozilla.universalchardet: format
        java.sql: conversation
        javax.sql: conversation
        org.sqlite: conversation
        org.jdbi: conversation
        com.zaxxer.hikari: conversation
        org.flywaydb: conversation
        org.eclipse.jgit: source
        org.apache.sshd: source
        com.sun.management: threads
        """);

    /** What every package may use: the platform, logging, and the nullness annotations. */
    static final Set<String> FOR_EVERYBODY = Set.of("java", "javax", "org.slf4j", "org.jspecify");

    /** Libraries that only one package may use: not its sub-packages, its parent or its siblings. */
    static final Set<String> IN_ONE_PACKAGE = Set.of(
            "org.commonmark",
            "org.jsoup",
            "org.apache.pdfbox",
            "org.apache.fontbox",
            "org.snakeyaml",
            "org.apache.tika",
            "org.mozilla.universalchardet",
            "ai.onnxruntime",
            "org.apache.sshd");

    private ImportTable() {}

    /** Parses rows {@code name: one another}. */
    private static Map<String, Set<String>> rows(String table) {
        return table.lines()
                .map(line -> line.split(":", 2))
                .collect(Collectors.toMap(
                        row -> row[0],
                        row -> Arrays.stream(row[1].strip().split(" "))
                                .filter(name -> !name.isEmpty())
                                .collect(Collectors.toCollection(TreeSet::new)),
                        (a, b) -> {
                            throw new IllegalArgumentException("two rows have the same name");
                        },
                        LinkedHashMap::new));
    }
}
