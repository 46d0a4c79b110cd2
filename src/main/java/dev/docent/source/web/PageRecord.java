package dev.docent.source.web;

import org.jspecify.annotations.Nullable;

/**
 * What is remembered of an address. Immutable.
 *
 * @param url the address
 * @param depth how many links lie between the start and this address
 * @param from the address of the page that has the link; null for the start and for entries of lists
 * @param proof what the server gave to prove later that nothing has changed; null if it gave nothing
 * @param visit what it said when it was asked last
 */
record PageRecord(
        String url,
        int depth,
        @Nullable String from,
        @Nullable Proof proof,
        Visit visit) {
    /**
     * The headers of a response that make the next request conditional (RFC 9110, section 13).
     *
     * @param etag the value of {@code ETag}
     * @param modified the value of {@code Last-Modified}
     */
    record Proof(@Nullable String etag, @Nullable String modified) {}

    /**
     * What an address said.
     *
     * @param what the kind of answer
     * @param path the path of its document
     * @param stamp the digest of what readers see; empty if that is nothing
     * @param detail a reason in words, or the address that it leads to
     * @param at when it was asked, in milliseconds since 1970; 0 for never
     */
    record Visit(Said what, String path, String stamp, String detail, long at) {}

    /** The kinds of answers. */
    enum Said {
        /** It was not asked yet. */
        NOTHING,
        /** It is a page, and its document is shown. */
        PAGE,
        /** The page says that it must not be indexed. */
        NOINDEX,
        /** The page names another address as its own, or sends there. */
        MOVED,
        /** Another page has the same text. */
        SAME_TEXT,
        /** It leads to other pages and has no content of its own. */
        NAVIGATION,
        /** No parser reads it. */
        UNSUPPORTED,
        /** robots.txt excludes it. */
        ROBOTS,
        /** It redirects out of the site. */
        ELSEWHERE,
        /** The settings of the source leave it out. */
        EXCLUDED,
        /** It exceeds a limit. */
        TOO_LARGE,
        /** It could not be examined. */
        FAILED,
        /** It does not exist. */
        GONE
    }

    /** Returns the record of an address that was found now. */
    static PageRecord found(WebAddress address, int depth, @Nullable String from, String path) {
        return new PageRecord(address.toString(), depth, from, null, new Visit(Said.NOTHING, path, "", "", 0));
    }

    /** Returns whether it may have a document: it is a page, or was one when it could be read last. */
    boolean mayHaveDocument() {
        return isPage() || said() == Said.FAILED;
    }

    PageRecord with(@Nullable Proof newProof, Visit newVisit) {
        return new PageRecord(url, depth, from, newProof, newVisit);
    }

    /** Returns the same for a page to which no other one leads any more. */
    PageRecord withoutLink() {
        return new PageRecord(url, depth, null, proof, visit);
    }

    /** Returns the same with another path. */
    PageRecord at(String path) {
        return with(proof, new Visit(visit.what(), path, visit.stamp(), visit.detail(), visit.at()));
    }

    Said said() {
        return visit.what();
    }

    boolean isPage() {
        return said() == Said.PAGE;
    }

    WebAddress address() {
        return WebAddress.of(url).orElseThrow();
    }
}
