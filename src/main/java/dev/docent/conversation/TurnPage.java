package dev.docent.conversation;

import java.util.List;

/**
 * Some turns of a conversation, without gaps. Immutable.
 *
 * @param turns the turns, oldest first
 * @param hasEarlier whether there are turns before them
 */
public record TurnPage(List<Turn> turns, boolean hasEarlier) {
    public TurnPage {
        turns = List.copyOf(turns);
    }
}
