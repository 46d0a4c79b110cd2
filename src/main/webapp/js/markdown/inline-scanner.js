// A place in the text of a block, and the pieces of the text before it.

/** @import {Piece} from './inline-tree.js' */

/** What stands where nothing is shown. @type {Piece} */
export const NOTHING = { type: 'text', text: '' };

/** Goes through a text from left to right. What nobody takes is plain text. */
export class InlineScanner {
  #from = 0;
  /** @type {Piece[]} */
  #pieces = [];

  /** @param {string} text @param {number} end how far it is looked through */
  constructor(text, end) {
    this.text = text;
    this.end = end;
    this.at = 0;
  }

  /** Where the text begins that is not yet a piece. */
  get from() {
    return this.#from;
  }

  get pieces() {
    return this.#pieces;
  }

  /** Makes a piece of the plain text before a place. @param {number} to */
  flush(to) {
    if (to > this.#from) this.#pieces.push({ type: 'text', text: this.text.slice(this.#from, to) });
    this.#from = to;
  }

  /** Leaves the plain text before a place out. @param {number} to */
  skip(to) {
    this.#from = to;
  }

  /** Adds a piece that stands from here to a place. @param {Piece} piece @param {number} to */
  add(piece, to) {
    this.flush(this.at);
    this.#pieces.push(piece);
    this.at = Math.min(to, this.end);
    this.#from = this.at;
    return true;
  }

  /** Takes the text up to a place as it is. @param {number} to */
  verbatim(to) {
    return this.add({ type: 'escape', text: this.text.slice(this.at, to) }, to);
  }
}
