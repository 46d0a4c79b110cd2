/** Reads descriptions of APIs: OpenAPI, AsyncAPI, JSON Schema. Start at {@link dev.docent.format.api.ApiParser}. */
@NullMarked
package dev.docent.format.api;

import org.jspecify.annotations.NullMarked;
