package dev.docent.provider;

import dev.docent.http.StreamRequest;
import dev.docent.prompt.Prompt;

/** How one family of providers is asked and how its responses are read. Immutable. */
interface Protocol {
    /** Returns the request for a prompt. */
    StreamRequest request(Prompt prompt);

    /** Returns how responses are cut into records. */
    Framing framing();

    /** Returns what reads the records of one answer. */
    Dialect newDialect();

    /** Returns where the provider is asked. */
    Endpoint endpoint();
}
