package dev.docent.settings;

import dev.docent.home.Places;
import org.jspecify.annotations.Nullable;

/**
 * What the location of a source must be. Settings hand on locations as they are written, without their secrets. The package that
 * reads documents from them decides what they mean, and says here what is wrong with one, so that all mistakes are reported
 * together. Immutable.
 *
 * @param rule completes "must be" for one location: {@code the path of a folder}
 * @param severalRule the same for several, separated by commas
 * @param example a correct value
 * @param check decides the type
 */
public record LocationRule(String rule, String severalRule, String example, TypeCheck check) {
    /** Decides what a location is. It must be quick and must not touch the disk. */
    @FunctionalInterface
    public interface TypeCheck {
        /**
         * Returns the type of a source.
         *
         * @param location as it is written, without name and password
         * @param written the type in the settings; null if the location decides
         * @param places where paths begin
         * @throws IllegalArgumentException if no source can be there; its message says why, without the location
         */
        SourceType typeOf(String location, @Nullable SourceType written, Places places);
    }
}
