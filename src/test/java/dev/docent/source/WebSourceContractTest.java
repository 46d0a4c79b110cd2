package dev.docent.source;

import dev.docent.source.web.TestSite;
import dev.docent.source.web.WebWalks;
import org.junit.jupiter.api.AfterEach;

/** A web site keeps what every source promises. */
class WebSourceContractTest extends SourceContract {
    private final TestSite site = new TestSite();
    private final WebWalks walks = new WebWalks(null);

    @Override
    Source source() {
        site.page("/docs/", "install", "guide/").page("/docs/install").page("/docs/guide/");
        return walks.source(site.at("/docs/"));
    }

    @AfterEach
    void close() {
        site.close();
    }
}
