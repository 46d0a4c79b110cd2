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

    /**
     * Shows what an address said, as it is remembered. What is no page gets a path that no page has: a pass would otherwise
     * remove the document of that page.
     */
    void show(PageRecord each) {
        if (each.isPage()) {
            texts.add(each);
            reports.show(each);
        } else {
            reports.show(each.at(memory.freePath(each.address(), each.visit().path())));
        }
    }

    /** Returns the time, in milliseconds since 1970. */
    long millis() {
        return tools.clock().millis();
    }
}
