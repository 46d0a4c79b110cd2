/**
 * JSON text, both directions: the only package that touches the JSON library. Start at {@link dev.docent.json.Json}.
 */
@NullMarked
package dev.docent.json;

import org.jspecify.annotations.NullMarked;
