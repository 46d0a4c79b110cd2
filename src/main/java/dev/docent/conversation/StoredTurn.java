package dev.docent.conversation;

/**
 * A turn that a store has begun.
 *
 * @param turn the turn, with its parent
 * @param journal the number under which its frames are kept: of no other turn, now and later
 */
public record StoredTurn(Turn turn, long journal) {}
