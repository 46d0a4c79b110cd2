// Wraps highlight.js, which the container serves from its WebJar. No other module knows this library. Only this file
// and the pom contain its version.

import { describeMarkup } from './markup.js';

/** @import {Description} from '../dom/nodes.js' */

/**
 * Colours code.
 *
 * @typedef {object} Highlighter
 * @property {(written: string) => string | null} languageOf returns the language for the name in a fence or a file
 *     extension, null if unknown
 * @property {(code: string, language: string) => Description[]} colour returns the same text with its parts in spans
 */

/**
 * The part of the library's public interface that we use.
 *
 * @typedef {object} HighlightJs
 * @property {(language: string) => object | undefined} getLanguage
 * @property {(code: string, options: {language: string, ignoreIllegals: boolean}) => {value: string}} highlight
 */

const HIGHLIGHT = '../../webjars/highlightjs/11.11.1/highlight.min.js';

/**
 * Loads the library.
 *
 * It exists only as a classic script, and the page's policy does not let code set the address of a script element.
 * Imported as a module, its `var` stays local. But it exports itself to a CommonJS `module` if there is one, so we
 * provide one while it loads.
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
  return highlighterOf(module.exports);
}

/** @param {HighlightJs} library @returns {Highlighter} */
export function highlighterOf(library) {
  return {
    languageOf(written) {
      const name = written.toLowerCase();
      const language = LANGUAGES.get(name) ?? name;
      return library.getLanguage(language) ? language : null;
    },
    colour(code, language) {
      const { value } = library.highlight(code, { language, ignoreIllegals: true });
      return describeMarkup(value, code);
    },
  };
}

/** Languages that the library does not know, and its most similar ones. */
const LANGUAGES = new Map(
  // biome-ignore format: a table, read by row
  Object.entries({
    console: 'bash', terminal: 'bash', zsh: 'bash', jsonc: 'json', json5: 'json', htm: 'xml', html: 'xml',
    svg: 'xml', pom: 'xml', properties: 'ini', conf: 'ini', env: 'ini', gradle: 'java', kts: 'kotlin',
    tsx: 'typescript', jsx: 'javascript', mjs: 'javascript', cjs: 'javascript', pgsql: 'sql', sqlite: 'sql', h: 'c',
    hpp: 'cpp', cc: 'cpp', mdx: 'markdown',
  }),
);
