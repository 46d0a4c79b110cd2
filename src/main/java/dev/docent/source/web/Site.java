package dev.docent.source.web;

/**
 * The part of a web site that is read: one server, and a folder of it with everything below. Immutable.
 *
 * @param start the page, sitemap or list that the walk begins with, after redirects
 */
record Site(WebAddress start) {
    /** Returns the folder of the start page, with slashes at both ends. */
    String prefix() {
        return start.folder();
    }

    /** Returns whether an address is at this server, and in this folder. */
    boolean contains(WebAddress address) {
        return isHere(address) && address.path().startsWith(prefix());
    }

    /** Returns whether an address is at this server. */
    boolean isHere(WebAddress address) {
        return address.server().equals(start.server());
    }

    /**
     * Returns an address as this site writes it: sites that have moved to https still have links with http. The other
     * way round, a password would travel for everybody to read, so https never becomes http.
     */
    WebAddress own(WebAddress address) {
        var secure = address.secure();
        return isHere(secure) ? secure : address;
    }
}
