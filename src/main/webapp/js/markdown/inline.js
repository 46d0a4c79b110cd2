// The text of a block → tokens: emphasis, code, links, formulas. Pure.
//
// One pass from left to right. Whatever the text is, the work grows no faster than its length: nothing is looked for
// twice in vain, a search never passes the place where the next one like it would begin, and emphasis and links nest to
// a limit.

import { Brackets, linkBehind } from './brackets.js';
import { Backticks, codeSpan, lengthOfRun } from './code-span.js';
import { Emphasis, runOf } from './emphasis.js';
import { formulaAt } from './formulas.js';
import { InlineTree } from './inline-tree.js';
import { bareAddressAt, destinationAt, emailAround, htmlAt } from './links.js';
import { begunEmphasis, endOfDecided, isShortRest } from './open-end.js';

/** @import {Bracket} from './brackets.js' */
/** @import {Run} from './emphasis.js' */
/** @import {Piece} from './inline-tree.js' */

/** @typedef {{type: string, [field: string]: any}} Token */
/** @typedef {{href: string, title: string | null}} Definition */

/**
 * How many characters of one block are looked through, 20,000: what follows is plain text. Nobody writes such a
 * paragraph by hand.
 */
export const MAX_LOOKED_THROUGH = 20_000;

const ESCAPABLE = /[!-/:-@[-`{-~]/;
/** What a citation holds, or its beginning. */
const CITATION = /^[\d,;\s]*$/;
/** @type {Token} */
const NOTHING = { type: 'text', text: '' };
const PLAIN = /[^\\`*_~[\]!<\n$@hwf]+/y;

/**
 * Returns the tokens of a block's text.
 *
 * @param {string} text
 * @param {(label: string) => Definition | undefined} definitionOf what a label leads to
 * @param {boolean} growing whether more of the text may come: then what is half written at its end becomes what it will
 *     most likely be
 * @returns {Token[]}
 */
export function inlineTokens(text, definitionOf, growing) {
  if (text.length <= MAX_LOOKED_THROUGH) return new InlineParser(text, definitionOf, growing).tokens();
  const looked = text.slice(0, MAX_LOOKED_THROUGH);
  return [
    ...new InlineParser(looked, definitionOf, false).tokens(),
    { type: 'text', text: text.slice(MAX_LOOKED_THROUGH) },
  ];
}

class InlineParser {
  #text;
  #definitionOf;
  #growing;
  #end;
  #at = 0;
  /** Where the text begins that is not yet a piece. */
  #from = 0;
  /** @type {Piece[]} */
  #pieces = [];
  #emphasis = new Emphasis();
  #brackets = new Brackets();
  #backticks;
  /** What does not come any more. @type {Set<string>} */
  #gone = new Set();

  /** @param {string} text @param {(label: string) => Definition | undefined} definitionOf @param {boolean} growing */
  constructor(text, definitionOf, growing) {
    this.#text = text;
    this.#backticks = new Backticks(text);
    this.#definitionOf = definitionOf;
    this.#growing = growing;
    this.#end = growing ? endOfDecided(text) : text.length;
  }

  tokens() {
    while (this.#at < this.#end) this.#next();
    if (this.#growing) this.#beginningOfBracket();
    this.#flush(this.#end);
    this.#emphasis.settle(null, this.#growing ? (run) => this.#closeAtEnd(run) : undefined);
    return new InlineTree().build(this.#pieces);
  }

  #next() {
    PLAIN.lastIndex = this.#at;
    if (PLAIN.test(this.#text)) {
      this.#at = Math.min(PLAIN.lastIndex, this.#end);
      return;
    }
    const read = READERS[this.#text[this.#at]];
    if (!read(this)) this.#at++;
  }

  /** Makes a piece of the plain text before a place. @param {number} to */
  #flush(to) {
    if (to > this.#from) this.#pieces.push({ type: 'text', text: this.#text.slice(this.#from, to) });
    this.#from = to;
  }

  /** Adds a piece that stands from here to a place. @param {Piece} piece @param {number} to */
  #add(piece, to) {
    this.#flush(this.#at);
    this.#pieces.push(piece);
    this.#at = this.#from = Math.min(to, this.#end);
    return true;
  }

  escape() {
    const next = this.#text[this.#at + 1];
    const formula = formulaAt(this.#text, this.#at, this.#gone);
    if (formula > 0 && formula <= this.#end) return this.#verbatim(formula);
    if (this.#growing && /[([]/.test(next ?? '') && isShortRest(this.#text, this.#at, this.#end))
      return this.#verbatim(this.#end);
    if (next === '\n') return this.#break(this.#at, this.#at + 1);
    return (
      next !== undefined &&
      ESCAPABLE.test(next) &&
      this.#add({ type: 'escape', text: next, raw: `\\${next}` }, this.#at + 2)
    );
  }

  dollar() {
    const formula = formulaAt(this.#text, this.#at, this.#gone);
    return formula > 0 && formula <= this.#end && this.#verbatim(formula);
  }

  /** @param {number} to */
  #verbatim(to) {
    return this.#add({ type: 'escape', text: this.#text.slice(this.#at, to) }, to);
  }

  lineBreak() {
    let blanks = this.#at;
    while (blanks > this.#from && this.#text[blanks - 1] === ' ') blanks--;
    if (this.#at - blanks >= 2) return this.#break(blanks, this.#at);
    this.#flush(blanks);
    this.#from = this.#at;
    return false;
  }

  /** @param {number} from what belongs to the break @param {number} lineBreak */
  #break(from, lineBreak) {
    this.#at = from;
    let to = lineBreak + 1;
    while (this.#text[to] === ' ' || this.#text[to] === '\t') to++;
    return this.#add({ type: 'br', raw: '\n' }, to);
  }

  code() {
    const count = lengthOfRun(this.#text, this.#at);
    const close = this.#backticks.next(this.#at + count, count);
    if (close >= 0 && close + count <= this.#end)
      return this.#add(codeSpan(this.#text.slice(this.#at + count, close)), close + count);
    const begun =
      this.#growing && isShortRest(this.#text, this.#at, this.#end)
        ? this.#text.slice(this.#at + count, this.#end)
        : null;
    if (begun !== null) return this.#add(begun.trim() === '' ? NOTHING : codeSpan(begun), this.#end);
    this.#at += count;
    return true;
  }

  emphasis() {
    const count = lengthOfRun(this.#text, this.#at);
    const run = runOf(this.#text, this.#at, Math.min(count, this.#end - this.#at));
    this.#emphasis.add(run);
    return this.#add(run, this.#at + count);
  }

  /** @param {Run} run */
  #closeAtEnd(run) {
    const types = begunEmphasis(this.#text, this.#end, run);
    if (types.length > 0) run.count = 0;
    for (const type of types) {
      run.opens.push(type);
      this.#pieces.push({ kind: 'close', raw: '' });
    }
  }

  /** @param {1 | 2} length two for an image */
  openBracket(length) {
    if (this.#text[this.#at + length - 1] !== '[') return false;
    this.#add({ type: 'text', text: this.#text.slice(this.#at, this.#at + length) }, this.#at + length);
    this.#brackets.open({
      piece: this.#pieces.length - 1,
      at: this.#at,
      isImage: length === 2,
      floor: this.#emphasis.last,
      isOuter: false,
    });
    return true;
  }

  closeBracket() {
    const bracket = this.#brackets.close();
    if (!bracket) return false;
    const link = linkBehind(this.#text, bracket, this.#at, this.#definitionOf);
    if (link && link.end <= this.#end) return this.#link(bracket, link.definition, link.end);
    return this.#growing && this.#beginningOfLink(bracket);
  }

  /** @param {Bracket} bracket @param {Definition} definition @param {number} end */
  #link(bracket, { href, title }, end) {
    const token = {
      type: bracket.isImage ? 'image' : 'link',
      href,
      title,
      text: this.#text.slice(bracket.at, this.#at),
    };
    this.#flush(this.#at);
    this.#emphasis.settle(bracket.floor);
    this.#pieces[bracket.piece] = { kind: 'open', token, raw: bracket.isImage ? '![' : '[' };
    if (!bracket.isImage) this.#brackets.closeOuter();
    return this.#add({ kind: 'close', raw: this.#text.slice(this.#at, end) }, end);
  }

  /** A link whose address is being written is its text so far. @param {Bracket} bracket */
  #beginningOfLink(bracket) {
    if (!isShortRest(this.#text, bracket.at, this.#end)) return false;
    const behind = this.#at + 1;
    const isUndecided = behind === this.#end && !CITATION.test(this.#text.slice(bracket.at, this.#at));
    const isBeginning = this.#text[behind] === '(' && !this.#text.slice(behind, this.#end).includes(')');
    if (!isUndecided && !isBeginning) return false;
    this.#pieces[bracket.piece] = NOTHING;
    this.#flush(this.#at);
    this.#at = this.#from = this.#end;
    return true;
  }

  /**
   * A bracket that is still open will most likely be a link; of a citation nothing is shown before its number is whole.
   */
  #beginningOfBracket() {
    const bracket = this.#brackets.last;
    if (!bracket || !isShortRest(this.#text, bracket.at, this.#end)) return;
    this.#pieces[bracket.piece] = NOTHING;
    if (CITATION.test(this.#text.slice(bracket.at, this.#end))) this.#from = this.#end;
  }

  angle() {
    const text = this.#text;
    const address = bareAddressAt(text, this.#at);
    if (address && address.end <= this.#end) return this.#add(address.token, address.end);
    const end = htmlAt(text, this.#at, this.#gone);
    return end > 0 && end <= this.#end && this.#add({ type: 'html', raw: text.slice(this.#at, end) }, end);
  }

  /** An address without any marks. */
  address() {
    const found = destinationAt(this.#text, this.#at, this.#end);
    return found !== null && this.#add(found.token, found.end);
  }

  email() {
    const found = emailAround(this.#text, this.#from, this.#at, this.#end);
    if (!found) return false;
    this.#at = found.start;
    return this.#add(found.token, found.end);
  }
}

/**
 * Each returns whether it has taken something and gone on; what it leaves is plain text.
 *
 * @type {Record<string, (parser: InlineParser) => boolean>}
 */
const READERS = {
  ...sameFor('*_~', (parser) => parser.emphasis()),
  ...sameFor('hwf', (parser) => parser.address()),
  '\\': (parser) => parser.escape(),
  '`': (parser) => parser.code(),
  '[': (parser) => parser.openBracket(1),
  ']': (parser) => parser.closeBracket(),
  '!': (parser) => parser.openBracket(2),
  '<': (parser) => parser.angle(),
  '\n': (parser) => parser.lineBreak(),
  $: (parser) => parser.dollar(),
  '@': (parser) => parser.email(),
};

/** @param {string} letters @param {(parser: InlineParser) => boolean} read */
function sameFor(letters, read) {
  return Object.fromEntries([...letters].map((letter) => [letter, read]));
}
