/** Reads YAML, and JSON as a part of it. Start at {@link dev.docent.format.yaml.YamlNode}. */
@NullMarked
package dev.docent.format.yaml;

import org.jspecify.annotations.NullMarked;
