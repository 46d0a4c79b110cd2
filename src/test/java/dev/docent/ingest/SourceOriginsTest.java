package dev.docent.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.docent.corpus.Location;
import dev.docent.corpus.Span;
import dev.docent.settings.SourceSettings;
import dev.docent.source.ConfiguredSource;
import dev.docent.source.Sources;
import dev.docent.testing.SourceSamples;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SourceOriginsTest {
    private final SourceOrigins origins =
            new SourceOrigins(Sources.of(
                            List.of(SourceSamples.item("/srv/plain"), linked("docs"), linked("docs-2")),
                            SourceSamples.context())
                    .stream()
                    .map(ConfiguredSource::source)
                    .toList());

    private static SourceSettings linked(String name) {
        var plain = SourceSamples.source(name, "/srv/" + name);
        var look = new SourceSettings.Look(null, 0, "https://" + name + "/{path}#L{start}-L{end}", null);
        return new SourceSettings(name, plain.where(), plain.credentials(), plain.selection(), plain.times(), look);
    }

    @Test
    void eachSourceKnowsTheAddressesOfItsDocuments() {
        assertEquals(Optional.of("https://docs/a/b.md#L3-L4"), address("docs/a/b.md"));
        assertEquals(Optional.of("https://docs-2/b.md#L3-L4"), address("docs-2/b.md"));
        assertEquals(Optional.empty(), address("plain/b.md"));
    }

    @Test
    void documentsOfEarlierSourcesHaveNoAddress() {
        assertEquals(Optional.empty(), address("gone/b.md"));
        assertEquals(Optional.empty(), address("docs"));
    }

    private Optional<String> address(String path) {
        return origins.address(new Location(path, null, new Span.Lines(3, 4)));
    }
}
