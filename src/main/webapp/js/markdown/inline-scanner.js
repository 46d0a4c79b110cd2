// A position in the text of a block, and the pieces of the text before it.

/** @import {Piece} from './inline-tree.js' */

/** A piece that shows nothing. @type {Piece} */
export const NOTHING = { type: 'text', text: '' };

/** Scans a text from left to right. What no reader takes is plain text. */
export class InlineScanner {
  #from = 0;
  /** @type {Piece[]} */
  #pieces = [];

  /** @param {string} text @param {number} end where scanning ends */
  constructor(text, end) {
    this.text = text;
    this.end = end;
    this.at = 0;
  }

  /** Where the text that is not yet a piece begins. */
  get from() {
    return this.#from;
  }

  get pieces() {
    return this.#pieces;
  }

  /** Makes a piece of the plain text before a position. @param {number} to */
  flush(to) {
    if (to > this.#from) this.#pieces.push({ type: 'text', text: this.text.slice(this.#from, to) });
    this.#from = to;
  }

  /** Leaves out the plain text before a position. @param {number} to */
  skip(to) {
    this.#from = to;
  }

  /** Adds a piece from here to a position. @param {Piece} piece @param {number} to */
  add(piece, to) {
    this.flush(this.at);
    this.#pieces.push(piece);
    this.at = Math.min(to, this.end);
    this.#from = this.at;
    return true;
  }

  /** Takes the text up to a position as it is. @param {number} to */
  verbatim(to) {
    return this.add({ type: 'escape', text: this.text.slice(this.at, to) }, to);
  }
}
