package dev.docent.source.web;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which page has which text, so that each text is indexed once. One walk, one thread. */
final class SamePages {
    private final Map<String, String> owners = new HashMap<>();

    /** Notes the text of a page, unless another page has it. */
    void add(PageRecord page) {
        owners.putIfAbsent(page.visit().stamp(), page.url());
    }

    /** Returns the address of another page with this text, if there is one. */
    Optional<String> other(String stamp, String url) {
        return Optional.ofNullable(owners.get(stamp)).filter(owner -> !owner.equals(url));
    }
}
