package dev.docent.web;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/** The version of Docent. */
public final class Version {
    /** The version without a packaged WAR, as with {@code mvn jetty:run}. */
    private static final String UNPACKAGED = "development";

    private static final String MANIFEST = "/META-INF/MANIFEST.MF";

    private Version() {}

    /** Returns the version that the build has written into the WAR. */
    public static String of(ServletContext context) {
        try (var manifest = context.getResourceAsStream(MANIFEST)) {
            return manifest == null
                    ? UNPACKAGED
                    : Optional.ofNullable(new Manifest(manifest)
                                    .getMainAttributes()
                                    .getValue(Attributes.Name.IMPLEMENTATION_VERSION))
                            .orElse(UNPACKAGED);
        } catch (IOException e) {
            return UNPACKAGED;
        }
    }
}
