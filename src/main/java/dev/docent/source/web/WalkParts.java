package dev.docent.source.web;

/**
 * What belongs to one walk.
 *
 * @param opened the site
 * @param memory what it said in earlier walks, and in this one
 * @param discoveries the addresses to come
 * @param texts which page has which text
 * @param reports tell the visitor
 * @param tools what all sites are read with
 */
record WalkParts(
        OpenedSite opened,
        SiteMemory memory,
        Discoveries discoveries,
        SamePages texts,
        Reports reports,
        WebTools tools) {
    Site site() {
        return opened.site();
    }

    /** Shows what an address said, as it is remembered. */
    void show(PageRecord each) {
        if (each.isPage()) {
            texts.add(each);
        }
        reports.show(each);
    }

    /** Returns the time, in milliseconds since 1970. */
    long millis() {
        return tools.clock().millis();
    }
}
