package dev.docent.prompt;

/**
 * What a tool gave, or why it gave nothing. Immutable.
 *
 * @param call what was asked for
 * @param text the text for the model; never empty
 */
public record ToolResult(ToolCall call, String text) {}
