package dev.docent.model;

import dev.docent.http.StreamRequest;
import dev.docent.prompt.Prompt;
import java.util.Set;

/** How one family of providers is asked and how its responses are read. Immutable. */
interface Protocol {
    /** Returns the request for a prompt. */
    StreamRequest request(Prompt prompt);

    /** Returns how responses are cut into records. */
    Framing framing();

    /** Returns what reads the records of one answer. */
    Dialect newDialect();

    /** Returns what must never stand in a log, an error or on a page. */
    Set<String> secrets();
}
