// The brackets of a text that are open and may become links and images.

import { addressAt, labelAt } from './links.js';

/** @import {Run} from './emphasis.js' */
/** @import {Definition} from './inline.js' */

/**
 * An opening bracket: its piece, where its text begins, and the last run of emphasis before it. An outer one has
 * another in it.
 *
 * @typedef {{piece: number, at: number, isImage: boolean, floor: Run | null, isOuter: boolean}} Bracket
 */

/** A stack of brackets. */
export class Brackets {
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

  /** A link has been found: what surrounds it is none. */
  closeOuter() {
    this.#dead = this.#open.length;
  }
}

/**
 * Returns what makes a link of the text in brackets, an address behind it or a label, and where that ends.
 *
 * @param {string} text
 * @param {Bracket} bracket
 * @param {number} at the place of the closing bracket
 * @param {(label: string) => Definition | undefined} definitionOf
 * @returns {{definition: Definition, end: number} | null}
 */
export function linkBehind(text, bracket, at, definitionOf) {
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
