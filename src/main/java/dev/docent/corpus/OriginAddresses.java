package dev.docent.corpus;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the address at which people see a document where it comes from, for example on the server of its repository. Thread-safe. */
@FunctionalInterface
public interface OriginAddresses {
    /** No document has an address. */
    OriginAddresses NONE = (path, revision) -> Optional.empty();

    /**
     * Returns the address of a document, if it has one, with {@code {start}} and {@code {end}} where the numbers of lines belong.
     * Without them, the address is that of the whole document.
     *
     * @param path the path of the document
     * @param revision its version, if it is known
     */
    Optional<String> pattern(String path, @Nullable String revision);

    /** Returns the address of a part of a document, if it has one. */
    default Optional<String> address(Location location) {
        return pattern(location.path(), location.revision())
                .map(pattern -> pattern.replace("{start}", String.valueOf(location.startLine()))
                        .replace("{end}", String.valueOf(location.endLine())));
    }
}
