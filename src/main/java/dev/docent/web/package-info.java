/** Servlets and filters, one per resource. {@link dev.docent.Routes} shows every URL. */
@NullMarked
package dev.docent.web;

import org.jspecify.annotations.NullMarked;
