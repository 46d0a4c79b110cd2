// The highlighter's token tree → descriptions of nodes, and the languages it has no word for.

import { flatten, h } from '../dom/nodes.js';

/** @import {Description} from '../dom/nodes.js' */

/** @typedef {string | {scope?: string, children: HighlightNode[]}} HighlightNode */
/**
 * The part of the library that is used. The tree has no public way out; the name below is the one its own plug-ins use.
 *
 * @typedef {object} Highlighter
 * @property {(language: string) => object | undefined} getLanguage
 * @property
 *     {(code: string, options: {language: string, ignoreIllegals: boolean}) => {_emitter: {rootNode: HighlightNode}}}
 *     highlight
 */

/** Code longer than this many characters stays plain: colouring it would hold up the page. */
const MAX_CODE_LENGTH = 60_000;

/**
 * How many characters are coloured at once, 2,000. For some texts the library takes a time that is quadratic or worse
 * in their length and cannot be stopped: 8,000 characters of `[a](` as Markdown take it 12 s. So long code is cut, at
 * blank lines where there are some.
 */
const MAX_PIECE_LENGTH = 2000;

/** How long the colouring of one block may take, 100 ms; the pieces that are left then stay plain. */
const MAX_TIME = 100;

/** How many coloured blocks are remembered, the oldest are forgotten first: a growing list is drawn again and again. */
const MAX_REMEMBERED = 200;

/** Colours code once the library is there, which is fetched when the first block asks. */
export class Highlighting {
  #load;
  #onReady;
  #asked = false;
  /** @type {Highlighter | null} */
  #highlighter = null;
  /** @type {Map<string, Description[]>} */
  #remembered = new Map();
  #now;

  /**
   * @param {() => Promise<Highlighter>} load
   * @param {() => void} onReady called once the library is there: what was drawn plain may be drawn again
   * @param {() => number} [now] milliseconds
   */
  constructor(load, onReady, now = () => Date.now()) {
    this.#now = now;
    this.#load = load;
    this.#onReady = onReady;
  }

  /**
   * Returns the coloured code, or null when it must stay plain (for now).
   *
   * @param {string} code
   * @param {string} language
   * @returns {Description[] | null}
   */
  highlight(code, language) {
    if (!this.#highlighter) {
      this.#ask();
      return null;
    }
    const known = languageName(language);
    if (code.length > MAX_CODE_LENGTH || !this.#highlighter.getLanguage(known)) return null;
    const key = `${known}\n${code}`;
    const coloured = this.#remembered.get(key) ?? this.#colour(this.#highlighter, code, known);
    this.#remember(key, coloured);
    return coloured;
  }

  /** @param {Highlighter} highlighter @param {string} code @param {string} language */
  #colour(highlighter, code, language) {
    const end = this.#now() + MAX_TIME;
    return flatten(
      piecesOf(code).map((piece) => {
        if (piece.length > MAX_PIECE_LENGTH || this.#now() > end) return piece;
        return describeTree(highlighter.highlight(piece, { language, ignoreIllegals: true })._emitter.rootNode);
      }),
    );
  }

  /** @param {string} key @param {Description[]} coloured */
  #remember(key, coloured) {
    this.#remembered.set(key, coloured);
    const [oldest] = this.#remembered.keys();
    if (this.#remembered.size > MAX_REMEMBERED) this.#remembered.delete(oldest);
  }

  #ask() {
    if (this.#asked) return;
    this.#asked = true;
    this.#load().then(
      (highlighter) => {
        this.#highlighter = highlighter;
        this.#onReady();
      },
      (reason) => console.warn('Code stays plain, the highlighter could not be loaded:', reason),
    );
  }
}

/**
 * Cuts code into pieces of whole lines that are short enough to be coloured, if their lines are.
 *
 * @param {string} code
 * @returns {string[]}
 */
export function piecesOf(code) {
  const pieces = [];
  let start = 0;
  let blankEnd = 0;
  for (let line = 0; line < code.length; ) {
    const end = code.indexOf('\n', line) + 1 || code.length;
    if (end - start > MAX_PIECE_LENGTH && line > start) {
      const cut = blankEnd > start ? blankEnd : line;
      pieces.push(code.slice(start, cut));
      start = cut;
      continue;
    }
    if (code.slice(line, end).trim() === '') blankEnd = end;
    line = end;
  }
  if (start < code.length) pieces.push(code.slice(start));
  return pieces;
}

/**
 * Describes the highlighter's tree: a scope `title.function` becomes a span of the classes `hl-title hl-function`.
 *
 * @param {HighlightNode} root
 * @returns {Description[]}
 */
export function describeTree(root) {
  if (typeof root === 'string') return root === '' ? [] : [root];
  const children = flatten(root.children.map(describeTree));
  if (!root.scope) return children;
  const classes = root.scope
    .replace(/^language:/, '')
    .split('.')
    .map((part) => `hl-${part.replaceAll(/[^\w-]/g, '')}`);
  return [h('span', { class: classes.join(' ') }, children)];
}

const LANGUAGES = new Map(
  // biome-ignore format: a table, read by row
  Object.entries({
    console: 'bash', terminal: 'bash', zsh: 'bash', jsonc: 'json', json5: 'json', htm: 'xml', html: 'xml',
    svg: 'xml', pom: 'xml', properties: 'ini', conf: 'ini', env: 'ini', gradle: 'java', kts: 'kotlin',
    tsx: 'typescript', jsx: 'javascript', mjs: 'javascript', cjs: 'javascript', pgsql: 'sql', sqlite: 'sql', h: 'c',
    hpp: 'cpp', cc: 'cpp', mdx: 'markdown',
  }),
);

/**
 * Returns the highlighter's name for what a fence or a file name calls a language.
 *
 * @param {string} written
 */
export function languageName(written) {
  const name = written.toLowerCase();
  return LANGUAGES.get(name) ?? name;
}
