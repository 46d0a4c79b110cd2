package dev.docent.provider;

import java.nio.ByteBuffer;

/** Cuts the body of a response into records. One thread at a time. */
interface Records {
    /**
     * Takes the next bytes, cut anywhere.
     *
     * @throws RecordLimitException if a record is longer than the limit
     */
    void feed(ByteBuffer bytes);

    /** The body has ended: hands out what is left of a last record. */
    void end();

    /** Hears the records in their order. */
    interface Listener {
        /** One record, with the type of its event where there is one, else with an empty type. */
        void onRecord(String type, String data);

        /** Something that is no record but shows that this is a stream. */
        void onSignOfLife();
    }
}
