/** Who asks and how often, without HTTP. */
@NullMarked
package dev.docent.security;

import org.jspecify.annotations.NullMarked;
