// The library of the page, which the container serves from its WebJar. Its version stands here and in the pom, nowhere
// else.

/** @import {Highlighter} from './highlighting.js' */

const HIGHLIGHT = '../../webjars/highlightjs/11.11.1/highlight.min.js';

/**
 * Loads the highlighter, when the first code block asks for it.
 *
 * It comes as a classic script only, and a script element's address is closed to scripts by the page's policy. As a
 * module its `var` stays inside; but it hands itself to a CommonJS `module` where there is one, so there is one while
 * it loads.
 *
 * @returns {Promise<Highlighter>}
 */
export async function loadHighlighter() {
  const scope = /** @type {any} */ (globalThis);
  const module = { exports: /** @type {any} */ ({}) };
  scope.module = module;
  scope.exports = module.exports;
  try {
    await import(HIGHLIGHT);
  } finally {
    delete scope.module;
    delete scope.exports;
  }
  return module.exports;
}
