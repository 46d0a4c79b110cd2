package dev.docent.model;

import java.util.Optional;

/**
 * How a model's answer ended.
 *
 * @param reason why it ended
 * @param usage what was counted, if the provider says
 */
public record Completion(FinishReason reason, Optional<Usage> usage) {}
