// Colours the code of answers and documents, in small pieces and each only once.

import { flatten } from '../dom/nodes.js';

/** @import {Description} from '../dom/nodes.js' */
/** @import {Highlighter} from './highlighter.js' */

/** Code with more characters than this stays plain, because colouring it would block the page. */
const MAX_CODE_LENGTH = 60_000;

/**
 * How many characters are coloured at once, 2,000. For some texts the library needs quadratic time or more, and cannot
 * be stopped: 8,000 characters of `[a](` as Markdown take 12 s. So long code is cut, at blank lines if possible.
 */
const MAX_PIECE_LENGTH = 2000;

/** How long colouring one block may take, 100 ms. The remaining pieces then stay plain. */
const MAX_TIME = 100;

/** How many coloured blocks are remembered, because a growing list is drawn repeatedly. The oldest go first. */
const MAX_REMEMBERED = 200;

/** Loads on demand, because most views of the page show no code. @returns {Promise<Highlighter>} */
async function loadLater() {
  const { loadHighlighter } = await import('./highlighter.js');
  return loadHighlighter();
}

/** Colours code. Loads the highlighter when the first block needs it. */
export class Highlighting {
  #load;
  #onReady;
  #asked = false;
  /** The languages whose grammars were fetched, each once. @type {Set<string>} */
  #grammars = new Set();
  /** @type {Highlighter | null} */
  #highlighter = null;
  /** @type {Map<string, Description[]>} */
  #remembered = new Map();
  #now;

  /**
   * @param {() => void} onReady called when the highlighter is loaded; draw plain code again then
   * @param {() => Promise<Highlighter>} [load]
   * @param {() => number} [now] milliseconds
   */
  constructor(onReady, load = loadLater, now = () => Date.now()) {
    this.#now = now;
    this.#load = load;
    this.#onReady = onReady;
  }

  /**
   * Returns the coloured code, or null if it must stay plain (for now).
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
    const missing = this.#highlighter.missing?.(known);
    if (missing) {
      if (!this.#grammars.has(known)) this.#fetch(missing);
      this.#grammars.add(known);
      return null;
    }
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
    this.#fetch(async () => {
      this.#highlighter = await this.#load();
    });
  }

  /** @param {() => Promise<void>} load the highlighter or a grammar */
  #fetch(load) {
    load().then(this.#onReady, (reason) => console.warn('Code stays plain, because its colours did not load:', reason));
  }
}

/**
 * Cuts code into pieces of whole lines, short enough to be coloured if the lines are.
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
