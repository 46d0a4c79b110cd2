// Finds links and images while the text of a block is scanned.

import { NOTHING } from './inline-scanner.js';
import { addressAt, labelAt } from './links.js';
import { isShortRest } from './open-end.js';

/** @import {Emphasis, Run} from './emphasis.js' */
/** @import {Definition} from './inline.js' */
/** @import {InlineScanner} from './inline-scanner.js' */

/**
 * An opening bracket: its piece, where its text begins, and the last run of emphasis before it. `isOuter`: it contains
 * another bracket.
 *
 * @typedef {{piece: number, at: number, isImage: boolean, floor: Run | null, isOuter: boolean}} Bracket
 */

/** The content of a citation or of a reference to a footnote, or its beginning. */
const CITATION = /^(?:[\d,;\s]*|\^[^\s^`]{0,99})$/;

/** Turns brackets into links, depending on what follows the closing bracket. */
export class InlineLinks {
  #scan;
  #emphasis;
  #definitionOf;
  #growing;
  #brackets = new Brackets();

  /**
   * @param {InlineScanner} scan
   * @param {Emphasis} emphasis of the same text
   * @param {(label: string) => Definition | undefined} definitionOf returns the definition of a label
   * @param {boolean} growing whether the text may grow
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

  /** @returns {boolean} whether the closing bracket ends a link, or probably will */
  close() {
    const { text, at, end } = this.#scan;
    const bracket = this.#brackets.close();
    if (!bracket) return false;
    const link = linkBehind(text, bracket, at, this.#definitionOf);
    if (link?.definition.isFootnote) return this.#footnote(bracket);
    if (link && link.end <= end) return this.#link(bracket, link.definition, link.end);
    return this.#growing && this.#beginningOfLink(bracket);
  }

  /** An open bracket will probably become a link. A citation is hidden until its number is complete. */
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

  /** @param {Bracket} bracket */
  #footnote({ piece, at, floor }) {
    const scan = this.#scan;
    const label = scan.text.slice(at, scan.at);
    scan.skip(scan.at);
    // What looks like emphasis in a label is part of its name.
    this.#emphasis.settle(floor);
    scan.pieces.length = piece;
    return scan.add({ type: 'footnote', label: label.slice(1), raw: `[${label}]` }, scan.at + 1);
  }

  /** Shows only the text of a link whose address is incomplete. @param {Bracket} bracket */
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
  /** How many brackets, from the outermost, can no longer become links, because links do not nest. */
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

  /** After a link, the brackets around it cannot become links. */
  closeOuter() {
    this.#dead = this.#open.length;
  }
}

/**
 * Returns the address or label that makes the text in brackets a link, and where it ends.
 *
 * @param {string} text
 * @param {Bracket} bracket
 * @param {number} at the position of the closing bracket
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
  // Only the brackets of a footnote themselves refer to it, as they are.
  if (definition?.isFootnote && (bracket.isImage || own === undefined || name !== own || /[\s`]/.test(own)))
    return null;
  return definition ? { definition, end: label ? label.end : behind } : null;
}
