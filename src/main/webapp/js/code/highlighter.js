// highlight.js, which the container serves from its WebJar: the one module that knows this library. Its version stands
// here and in the pom, nowhere else.

import { describeMarkup } from './markup.js';

/** @import {Description} from '../dom/nodes.js' */

/**
 * What colours code.
 *
 * @typedef {object} Highlighter
 * @property {(written: string) => string | null} languageOf the language that a fence or the end of a file's name calls
 *     so, null if it is not known
 * @property {(code: string, language: string) => Description[]} colour the same text, its parts in spans
 */

/**
 * The part of the library's public interface that is used.
 *
 * @typedef {object} HighlightJs
 * @property {(language: string) => object | undefined} getLanguage
 * @property {(code: string, options: {language: string, ignoreIllegals: boolean}) => {value: string}} highlight
 */

const HIGHLIGHT = '../../webjars/highlightjs/11.11.1/highlight.min.js';

/**
 * Loads the library.
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

/** Languages that the library has no name for, and what it calls the most like them. */
const LANGUAGES = new Map(
  // biome-ignore format: a table, read by row
  Object.entries({
    console: 'bash', terminal: 'bash', zsh: 'bash', jsonc: 'json', json5: 'json', htm: 'xml', html: 'xml',
    svg: 'xml', pom: 'xml', properties: 'ini', conf: 'ini', env: 'ini', gradle: 'java', kts: 'kotlin',
    tsx: 'typescript', jsx: 'javascript', mjs: 'javascript', cjs: 'javascript', pgsql: 'sql', sqlite: 'sql', h: 'c',
    hpp: 'cpp', cc: 'cpp', mdx: 'markdown',
  }),
);
