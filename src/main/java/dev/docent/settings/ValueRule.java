package dev.docent.settings;

import dev.docent.home.Places;
import java.util.function.BiConsumer;

/**
 * What a value must be that settings hand on as it is written. The package that it is for decides what it means, and says here
 * what is wrong with it, so that all mistakes are reported together. Immutable.
 *
 * @param rule completes "must be": {@code paths of folders, separated by commas}
 * @param example a correct value
 * @param check throws an {@link IllegalArgumentException} for a wrong value; its message says what is wrong
 */
public record ValueRule(String rule, String example, BiConsumer<String, Places> check) {}
