package dev.docent.testing;

import java.util.List;

/** Files of code and configuration, with the sentence in a comment. */
final class CodeDrafts {
    private CodeDrafts() {}

    static List<FormatDraft> all() {
        return List.of(
                draft("Mill.java", "//", "class Mill%d {}"),
                draft("mill.gradle", "//", "def mill%d() {}"),
                draft("mill.kt", "//", "fun mill%d() {}"),
                draft("mill.scala", "//", "object Mill%d {}"),
                draft("mill.js", "//", "function mill%d() {}"),
                draft("mill.ts", "//", "function mill%d(): void {}"),
                draft("mill.go", "//", "func Mill%d() {}"),
                draft("mill.c", "//", "int mill%d(void) { return 0; }"),
                draft("mill.hpp", "//", "class Mill%d {};"),
                draft("mill.m", "//", "int mill%d(void) { return 0; }"),
                draft("mill.rs", "//", "fn mill%d() {}"),
                draft("mill.cs", "//", "class Mill%d {}"),
                draft("mill.swift", "//", "func mill%d() {}"),
                draft("mill.dart", "//", "void mill%d() {}"),
                draft("mill.php", "//", "function mill%d() {}"),
                draft("mill.proto", "//", "message Mill%d {}"),
                draft("mill.py", "#", "def mill%d():\n    pass"),
                draft("mill.rb", "#", "def mill%d\nend"),
                draft("mill.sh", "#", "mill%d() { :; }"),
                draft("mill.sql", "--", "CREATE TABLE mill%d (id INT);"),
                draft("mill.yaml", "#", "mill%d: 1"),
                draft("mill.toml", "#", "[mill%d]\nwheels = 1"),
                draft("mill.ini", ";", "[mill%d]\nwheels = 1"),
                draft("mill.properties", "#", "mill%d = 1"),
                draft("CODEOWNERS", "#", "/mill%d @ada"),
                draft("requirements.txt", "#", "mill%d==1.0"),
                draft("Dockerfile", "#", "FROM debian AS mill%d"),
                draft("Makefile", "#", "mill%d:\n\ttrue"),
                draft("mill.tf", "#", "variable \"mill%d\" {}"),
                draft("mill.conf", "#", "mill%d = 1"),
                draft("mill.scss", "//", ".mill%d { color: red }"),
                draft("mill.less", "//", ".mill%d { color: red }"),
                draft("CMakeLists.txt", "#", "set(mill%d 1)"),
                draft("Jenkinsfile", "//", "def mill%d() {}"));
    }

    private static FormatDraft draft(String file, String comment, String declaration) {
        var noise = new StringBuilder();
        for (int line = 0; line < 20; line++) {
            noise.append(comment).append(' ').append(FormatDraft.filler(line)).append('\n');
        }
        String first = file.endsWith(".php") ? "<?php\n" : "";
        return FormatDraft.text(
                file,
                first + noise + declaration.formatted(1) + "\n\n" + comment + " SENTENCE\n" + declaration.formatted(2)
                        + "\n\n" + noise + declaration.formatted(3) + "\n");
    }
}
