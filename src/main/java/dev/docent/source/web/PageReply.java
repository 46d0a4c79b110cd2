package dev.docent.source.web;

import dev.docent.format.html.RobotsMeta;
import org.jspecify.annotations.Nullable;

/** What a server says about an address, sorted by what it means for a walk. Immutable, except the bytes. */
sealed interface PageReply {
    /** Receives a reply: exactly one of these is called. */
    interface Reader {
        void content(Content content) throws InterruptedException;

        void same() throws InterruptedException;

        void sent(Sent sent);

        void gone();

        void tooLarge(TooLarge tooLarge);

        void failed(Failed failed);
    }

    /** Hands this reply to its method. */
    void read(Reader reader) throws InterruptedException;

    /**
     * A page.
     *
     * @param body its bytes, which say themselves which encoding they have; not copied
     * @param robots what the header {@code X-Robots-Tag} allows
     * @param proof proves later that nothing has changed; null if the server gives no proof
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Content(byte[] body, MediaType type, RobotsMeta robots, PageRecord.@Nullable Proof proof)
            implements PageReply {
        @Override
        public void read(Reader reader) throws InterruptedException {
            reader.content(this);
        }
    }

    /** Nothing has changed. */
    record Same() implements PageReply {
        @Override
        public void read(Reader reader) throws InterruptedException {
            reader.same();
        }
    }

    /**
     * A redirect.
     *
     * @param to where it leads, as the server writes it
     */
    record Sent(String to) implements PageReply {
        @Override
        public void read(Reader reader) {
            reader.sent(this);
        }
    }

    /** There is no such page. */
    record Gone() implements PageReply {
        @Override
        public void read(Reader reader) {
            reader.gone();
        }
    }

    /**
     * A page with more bytes than are read.
     *
     * @param begin its first bytes, as many as the limit allows; not copied
     * @param most the limit
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record TooLarge(byte[] begin, long most) implements PageReply {
        @Override
        public void read(Reader reader) {
            reader.tooLarge(this);
        }
    }

    /**
     * No page, and nobody knows whether there is one.
     *
     * @param reason why, in words
     * @param ofServer whether it says something about the server, and not about this page alone
     */
    record Failed(String reason, boolean ofServer) implements PageReply {
        @Override
        public void read(Reader reader) {
            reader.failed(this);
        }
    }
}
