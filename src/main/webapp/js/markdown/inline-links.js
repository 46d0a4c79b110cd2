// Links and images in the text of a block, while it is gone through.

import { NOTHING } from './inline-scanner.js';
import { addressAt, labelAt } from './links.js';
import { isShortRest } from './open-end.js';

/** @import {Emphasis, Run} from './emphasis.js' */
/** @import {Definition} from './inline.js' */
/** @import {InlineScanner} from './inline-scanner.js' */

/**
 * An opening bracket: its piece, where its text begins, and the last run of emphasis before it. An outer one has
 * another in it.
 *
 * @typedef {{piece: number, at: number, isImage: boolean, floor: Run | null, isOuter: boolean}} Bracket
 */

/** What a citation holds, or its beginning. */
const CITATION = /^[\d,;\s]*$/;

/** Makes links of brackets: what follows the closing one decides. */
export class InlineLinks {
  #scan;
  #emphasis;
  #definitionOf;
  #growing;
  #brackets = new Brackets();

  /**
   * @param {InlineScanner} scan
   * @param {Emphasis} emphasis of the same text
   * @param {(label: string) => Definition | undefined} definitionOf what a label leads to
   * @param {boolean} growing whether more of the text may come
   */
  constructor(scan, emphasis, definitionOf, growing) {
    this.#scan = scan;
    this.#emphasis = emphasis;
    this.#definitionOf = definitionOf;
    this.#growing = growing;
  }

  /** @param {1 | 2} length two for an image @returns {boolean} whether a bracket opens here */
  open(length) {
    const { text, at, pieces } = this.#scan;
    if (text[at + length - 1] !== '[') return false;
    this.#scan.add({ type: 'text', text: text.slice(at, at + length) }, at + length);
    const { last } = this.#emphasis;
    const isImage = length === 2;
    this.#brackets.open({ piece: pieces.length - 1, at: this.#scan.at, isImage, floor: last, isOuter: false });
    return true;
  }

  /** @returns {boolean} whether the bracket that closes here ends a link, or will most likely */
  close() {
    const { text, at, end } = this.#scan;
    const bracket = this.#brackets.close();
    if (!bracket) return false;
    const link = linkBehind(text, bracket, at, this.#definitionOf);
    if (link && link.end <= end) return this.#link(bracket, link.definition, link.end);
    return this.#growing && this.#beginningOfLink(bracket);
  }

  /**
   * A bracket that is still open will most likely be a link; of a citation nothing is shown before its number is whole.
   */
  settleOpen() {
    const { text, end, pieces } = this.#scan;
    const bracket = this.#brackets.last;
    if (!bracket || !isShortRest(text, bracket.at, end)) return;
    pieces[bracket.piece] = NOTHING;
    if (CITATION.test(text.slice(bracket.at, end))) this.#scan.skip(end);
  }

  /** @param {Bracket} bracket @param {Definition} definition @param {number} to */
  #link({ piece, at, isImage, floor }, { href, title }, to) {
    const scan = this.#scan;
    const token = { type: isImage ? 'image' : 'link', href, title, text: scan.text.slice(at, scan.at) };
    scan.flush(scan.at);
    this.#emphasis.settle(floor);
    scan.pieces[piece] = { kind: 'open', token, raw: isImage ? '![' : '[' };
    if (!isImage) this.#brackets.closeOuter();
    return scan.add({ kind: 'close', raw: scan.text.slice(scan.at, to) }, to);
  }

  /** A link whose address is being written is its text so far. @param {Bracket} bracket */
  #beginningOfLink(bracket) {
    const { text, at, end, pieces } = this.#scan;
    if (!isShortRest(text, bracket.at, end)) return false;
    const behind = at + 1;
    const isUndecided = behind === end && !CITATION.test(text.slice(bracket.at, at));
    const isBeginning = text[behind] === '(' && !text.slice(behind, end).includes(')');
    if (!isUndecided && !isBeginning) return false;
    pieces[bracket.piece] = NOTHING;
    this.#scan.flush(at);
    this.#scan.skip(end);
    this.#scan.at = end;
    return true;
  }
}

/** A stack of brackets. */
class Brackets {
  /** @type {Bracket[]} */
  #open = [];
  /** Links do not nest: so many of the brackets, from the outermost on, open none any more. */
  #dead = 0;

  /** @returns {Bracket | undefined} */
  get last() {
    return this.#open[this.#open.length - 1];
  }

  /** @param {Bracket} bracket */
  open(bracket) {
    if (this.last) this.last.isOuter = true;
    this.#open.push(bracket);
  }

  /** Takes the last bracket. @returns {Bracket | null} null if it cannot become anything */
  close() {
    const bracket = this.#open.pop();
    const isDead = this.#open.length < this.#dead;
    this.#dead = Math.min(this.#dead, this.#open.length);
    return bracket && (bracket.isImage || !isDead) ? bracket : null;
  }

  /** A link has been found: the brackets around it cannot become links. */
  closeOuter() {
    this.#dead = this.#open.length;
  }
}

/**
 * Returns what makes a link of the text in brackets, an address or a label after it, and where that ends.
 *
 * @param {string} text
 * @param {Bracket} bracket
 * @param {number} at the place of the closing bracket
 * @param {(label: string) => Definition | undefined} definitionOf
 * @returns {{definition: Definition, end: number} | null}
 */
function linkBehind(text, bracket, at, definitionOf) {
  const behind = at + 1;
  const address = text[behind] === '(' ? addressAt(text, behind) : null;
  if (address) return { definition: address, end: address.end };
  const label = text[behind] === '[' ? labelAt(text, behind) : null;
  // spec: "The link label cannot contain brackets"
  const own = bracket.isOuter ? undefined : text.slice(bracket.at, at);
  const name = label?.text.trim() ? label.text : own;
  const definition = name === undefined ? undefined : definitionOf(name);
  return definition ? { definition, end: label ? label.end : behind } : null;
}
