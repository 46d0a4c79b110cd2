package dev.docent.prompt;

public record Exchange(String question, String answer) {}
