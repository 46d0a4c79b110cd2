// Colours the code of answers and documents: not too much at once, and none twice.

import { flatten } from '../dom/nodes.js';

/** @import {Description} from '../dom/nodes.js' */
/** @import {Highlighter} from './highlighter.js' */

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

/** Not before it is needed: most views of the page show no code. @returns {Promise<Highlighter>} */
async function loadLater() {
  const { loadHighlighter } = await import('./highlighter.js');
  return loadHighlighter();
}

/** Colours code once the highlighter is there, which is fetched when the first block asks. */
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
   * @param {() => void} onReady called once the highlighter is there: what was drawn plain may be drawn again
   * @param {() => Promise<Highlighter>} [load]
   * @param {() => number} [now] milliseconds
   */
  constructor(onReady, load = loadLater, now = () => Date.now()) {
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
    const known = this.#highlighter.languageOf(language);
    if (code.length > MAX_CODE_LENGTH || known === null) return null;
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
        return highlighter.colour(piece, language);
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
