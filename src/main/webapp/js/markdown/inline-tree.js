// The pieces of a text, in order → a tree of tokens.

/** @import {EmphasisType, Run} from './emphasis.js' */
/** @import {Token} from './inline.js' */

/**
 * What the tokens are made from, in the order of the text.
 *
 * @typedef {Token | Run | {kind: 'open', token: Token, raw: string} | {kind: 'close', raw: string}} Piece
 */

/** How deep emphasis and links nest, 24. Anything deeper is text, including its marks. */
export const MAX_INLINE_DEPTH = 24;

/** @type {Record<EmphasisType, number>} */
const MARKS = { em: 1, strong: 2, del: 1 };

/** Builds the tree in one pass. */
export class InlineTree {
  /** @type {Token[]} */
  #root = [];
  /** The open tokens, from the outermost to the innermost. @type {Token[]} */
  #open = [{ type: 'root', tokens: this.#root }];
  /** How many tokens beyond the limit are open. */
  #tooDeep = 0;

  /** @param {Piece[]} pieces @returns {Token[]} */
  build(pieces) {
    for (const piece of pieces) this.#take(/** @type {any} */ (piece));
    return this.#root;
  }

  /** @param {any} piece */
  #take(piece) {
    if (piece.kind === 'open') this.#enter(piece.token, piece.raw);
    else if (piece.kind === 'close') this.#leave(piece.raw);
    else if (piece.kind === 'run') this.#takeRun(piece);
    else if (piece.type === 'text') this.#text(piece.text);
    else this.#innermost.push(piece);
  }

  /** @param {Run} run */
  #takeRun({ mark, count, closes, opens }) {
    for (const type of closes) this.#leave(mark.repeat(MARKS[type]));
    this.#text(mark.repeat(count));
    for (const type of opens.reverse()) this.#enter({ type }, mark.repeat(MARKS[type]));
  }

  get #innermost() {
    return this.#open[this.#open.length - 1].tokens;
  }

  /** @param {Token} token @param {string} raw */
  #enter(token, raw) {
    if (this.#open.length > MAX_INLINE_DEPTH) {
      this.#tooDeep++;
      this.#text(raw);
      return;
    }
    token.tokens = [];
    this.#innermost.push(token);
    this.#open.push(token);
  }

  /** @param {string} raw its end marks */
  #leave(raw) {
    if (this.#tooDeep > 0) {
      this.#tooDeep--;
      this.#text(raw);
    } else {
      /** @type {Token} */ (this.#open.pop()).end = raw;
    }
  }

  /** Joins adjacent texts, because a citation may consist of several pieces. @param {string} text */
  #text(text) {
    if (text === '') return;
    const last = this.#innermost.at(-1);
    if (last?.type === 'text') last.text += text;
    else this.#innermost.push({ type: 'text', text });
  }
}
